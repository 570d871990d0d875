using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Dashboards;

/// <summary>A metric of a project over time.</summary>
public sealed record ProjectMetricsConfig : WidgetConfig
{
    /// <summary>The metric.</summary>
    public ProjectMetric MetricType { get; init; }

    /// <summary><c>line</c> or <c>bar</c>.</summary>
    public string ChartType { get; init; } = "line";

    /// <summary>Names of scores; null: all.</summary>
    public IReadOnlyList<string>? FeedbackScores { get; init; }

    /// <summary>Filters of traces, as JSON.</summary>
    public JsonArray? TraceFilters { get; init; }

    /// <summary>Filters of threads, as JSON.</summary>
    public JsonArray? ThreadFilters { get; init; }

    /// <summary>Filters of spans, as JSON.</summary>
    public JsonArray? SpanFilters { get; init; }

    /// <summary>Splits the metric by a field; null: not split.</summary>
    public WidgetBreakdown? Breakdown { get; init; }

    internal override string WidgetType => WidgetTypes.ProjectMetrics;

    internal override JsonObject ToJson() => JsonSerializer.SerializeToNode(this, DashboardsJson.Default.ProjectMetricsConfig)!.AsObject();
}
