using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Dashboards;

/// <summary>One number of a project.</summary>
public sealed record ProjectStatsCardConfig : WidgetConfig
{
    /// <summary><c>traces</c> or <c>spans</c>.</summary>
    public string Source { get; init; } = "traces";

    /// <summary>The number: <c>trace_count</c>, <c>duration.p50</c>, <c>error_count</c>, <c>feedback_scores.NAME</c>, …</summary>
    public string Metric { get; init; } = "trace_count";

    /// <summary>Filters of traces, as JSON.</summary>
    public JsonArray? TraceFilters { get; init; }

    /// <summary>Filters of spans, as JSON.</summary>
    public JsonArray? SpanFilters { get; init; }

    internal override string WidgetType => WidgetTypes.ProjectStatsCard;

    internal override JsonObject ToJson() => JsonSerializer.SerializeToNode(this, DashboardsJson.Default.ProjectStatsCardConfig)!.AsObject();
}
