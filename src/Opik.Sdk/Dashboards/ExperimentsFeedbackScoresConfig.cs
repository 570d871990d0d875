using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Dashboards;

/// <summary>Scores of experiments.</summary>
public sealed record ExperimentsFeedbackScoresConfig : WidgetConfig
{
    /// <summary><c>bar</c>, <c>line</c> or <c>radar</c>.</summary>
    public string ChartType { get; init; } = "bar";

    /// <summary>Names of scores; null: all.</summary>
    public IReadOnlyList<string>? FeedbackScores { get; init; }

    /// <summary>Newest experiments at most, 1-100.</summary>
    public int MaxExperimentsCount { get; init; } = 10;

    /// <summary>Filters of experiments, as JSON.</summary>
    public JsonArray? Filters { get; init; }

    /// <summary>Grouping of experiments, as JSON.</summary>
    public JsonArray? Groups { get; init; }

    internal override string WidgetType => WidgetTypes.ExperimentsFeedbackScores;

    internal override JsonObject ToJson() => JsonSerializer.SerializeToNode(this, DashboardsJson.Default.ExperimentsFeedbackScoresConfig)!.AsObject();
}
