using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Errors;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>Body of <c>POST /workspaces/metrics/spans</c>.</summary>
internal sealed record SpanMetricBody(
    IReadOnlyList<Guid>? ProjectIds,
    string? MetricType,
    string? Interval,
    DateTime? IntervalStart,
    DateTime? IntervalEnd,
    [property: WrittenAs(typeof(IReadOnlyList<FilterShape>))] JsonElement? Filters,
    SpanMetricBreakdown? Breakdown)
{
    /// <summary>The query: 400 for another metric or interval, 422 for a bad period.</summary>
    public WorkspaceSpanMetricQuery ToQuery(DateTime now)
    {
        if (MetricType != "SPAN_TOKEN_USAGE")
            throw ApiException.BadRequest("metric_type must be SPAN_TOKEN_USAGE");
        if (Interval is not ("HOURLY" or "DAILY" or "WEEKLY" or "TOTAL"))
            throw ApiException.BadRequest("interval must be one of [HOURLY, DAILY, WEEKLY, TOTAL]");
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "intervalStart", IntervalStart);
        Workspaces.Interval.Check(violations, IntervalStart, IntervalEnd ?? now);
        violations.ThrowIfAny();

        var filters = Filters is { } json ? FilterParser.Parse(json, FilterFields.Spans) : [];
        var window = new WorkspaceWindow([.. (ProjectIds ?? []).Distinct()], IntervalStart!.Value, IntervalEnd ?? now);
        var breakdown = Breakdown?.Field is null or "none" ? null : Breakdown.Checked();
        return new WorkspaceSpanMetricQuery(window, Interval, filters, breakdown?.Field, breakdown?.MetadataKey, breakdown?.SubMetric);
    }
}
