using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Errors;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Body of <c>POST /projects/{id}/logs/series</c>.</summary>
internal sealed record SeriesBody(
    string? EntityType, [property: WrittenAs(typeof(IReadOnlyList<FilterShape>))] JsonElement? Filters, string? Search, DateTime? FromTime, DateTime? ToTime, long? StepMs, int? MaxIntervals, IReadOnlyList<string?>? Measures, GroupBody? GroupBy)
{
    private const int MostMeasures = 12;
    private const int UsualIntervals = 120;
    private const int MostIntervals = 2_000;
    private const long ShortestStep = 60_000;

    /// <summary>The query; 400 for anything that cannot be served.</summary>
    public LogSeriesQuery ToQuery(Guid project, DateTime now)
    {
        var entity = LogQueries.Entity(EntityType);
        LogQueries.CheckRange(FromTime, ToTime ?? now);
        if (FromTime is not { } from)
            throw ApiException.BadRequest("from_time is required");
        if (Measures is not { Count: >= 1 and <= MostMeasures })
            throw ApiException.BadRequest($"measures must have 1 to {MostMeasures} names");
        if (MaxIntervals is < 2 or > MostIntervals)
            throw ApiException.BadRequest($"max_intervals must be 2 to {MostIntervals}");
        if (StepMs is { } step && (step < ShortestStep || ((ToTime ?? now) - from).TotalMilliseconds / step > MostIntervals))
            throw ApiException.BadRequest($"step_ms must be at least {ShortestStep} and leave at most {MostIntervals} intervals");
        List<LogMeasure> measures = [.. Measures.Select(MeasureNames.Parse)];
        if (GroupBy is not null && measures.Exists(measure => measure is { Kind: LogMeasureKind.Score, Key: null }))
            throw ApiException.BadRequest("a measure with group_by names its score: scores.<name>");
        if (entity != KpiEntity.Traces && measures.Exists(measure => measure.Kind == LogMeasureKind.FailedGuardrails))
            throw ApiException.BadRequest("guardrails_failed is a measure of traces");
        if (entity == KpiEntity.Threads && measures.Exists(measure => measure.Kind == LogMeasureKind.FirstToken))
            throw ApiException.BadRequest("first_token is a measure of traces and spans");
        return new LogSeriesQuery
        {
            Logs = new LogQuery
            {
                ProjectId = project,
                Entity = entity,
                Filters = FilterParser.Parse(Filters ?? default, LogQueries.Fields(entity)),
                Search = LogQueries.Search(Search),
                From = from,
                To = ToTime ?? now,
            },
            Measures = measures,
            Step = StepMs is { } length ? TimeSpan.FromMilliseconds(length) : null,
            MaxIntervals = MaxIntervals ?? UsualIntervals,
            Group = GroupBy?.ToBreakdown(entity),
            Groups = GroupBy?.Groups ?? 0,
        };
    }
}
