using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Errors;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>Body of <c>POST /projects/{id}/metrics</c>.</summary>
internal sealed record ProjectMetricBody(
    string? MetricType,
    string? Interval,
    DateTime? IntervalStart,
    DateTime? IntervalEnd,
    [property: WrittenAs(typeof(IReadOnlyList<FilterShape>))] JsonElement? TraceFilters,
    [property: WrittenAs(typeof(IReadOnlyList<FilterShape>))] JsonElement? SpanFilters,
    [property: WrittenAs(typeof(IReadOnlyList<FilterShape>))] JsonElement? ThreadFilters,
    BreakdownBody? Breakdown)
{
    // A year of hours, and some.
    private const int MaxIntervals = 10_000;

    /// <summary>The query: 422 when a required member is missing, 400 for combinations that cannot be served.</summary>
    public MetricQuery ToQuery(Guid projectId, DateTime now)
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "metricType", MetricType);
        violations.CheckNotNull(string.Empty, "interval", Interval);
        violations.CheckNotNull(string.Empty, "intervalStart", IntervalStart);
        violations.CheckTime(string.Empty, "intervalStart", IntervalStart);
        violations.CheckTime(string.Empty, "intervalEnd", IntervalEnd);
        violations.ThrowIfAny();

        var metric = MetricNames.Parse<MetricType>("metric_type", MetricType!);
        var interval = MetricNames.Parse<MetricInterval>("interval", Interval!);
        var (start, end) = (IntervalStart!.Value, IntervalEnd ?? now);
        if (start >= end)
            throw ApiException.BadRequest("interval_start must be before interval_end");
        if (interval != MetricInterval.Total && (end - start) / Length(interval) > MaxIntervals)
            throw ApiException.BadRequest($"the period has more than {MaxIntervals} intervals: choose a longer interval");
        var traces = FilterParser.Parse(TraceFilters ?? default, FilterFields.Traces);
        var spans = FilterParser.Parse(SpanFilters ?? default, FilterFields.Spans);
        var threads = FilterParser.Parse(ThreadFilters ?? default, FilterFields.Threads);
        var name = metric.ToString();
        return new MetricQuery
        {
            ProjectId = projectId,
            Type = metric,
            Interval = interval,
            Start = start,
            End = end,
            Filters = name.StartsWith("Span", StringComparison.Ordinal) ? spans : name.StartsWith("Thread", StringComparison.Ordinal) ? threads : traces,
            Breakdown = Breakdown?.For(metric),
        };
    }

    private static TimeSpan Length(MetricInterval interval) => interval switch
    {
        MetricInterval.Hourly => TimeSpan.FromHours(1),
        MetricInterval.Daily => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(7),
    };
}
