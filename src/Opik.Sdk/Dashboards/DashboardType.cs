using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Dashboards;

/// <summary>What a dashboard shows, which decides about its widgets. Python: <c>DashboardType</c>.</summary>
[JsonConverter(typeof(WireEnumConverter<DashboardType>))]
public enum DashboardType
{
    /// <summary>Metrics of projects: <see cref="WidgetTypes.ProjectMetrics"/>, <see cref="WidgetTypes.ProjectStatsCard"/>, <see cref="WidgetTypes.TextMarkdown"/>.</summary>
    MultiProject,

    /// <summary>Results of experiments: <see cref="WidgetTypes.ExperimentsFeedbackScores"/>, <see cref="WidgetTypes.ExperimentLeaderboard"/>, <see cref="WidgetTypes.TextMarkdown"/>.</summary>
    Experiments,
}
