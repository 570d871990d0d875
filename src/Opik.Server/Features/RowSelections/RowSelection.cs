using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Errors;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.RowSelections;

/// <summary>
/// Rows of one list: those of the ids, or, without ids, all that filters, search and range leave, but those of
/// <see cref="Except"/>. Members as in the lists themselves.
/// </summary>
[RequiredMembers(nameof(ProjectId))]
internal sealed record RowSelection
{
    /// <summary>Rows that are named one by one at most; more are meant by a query.</summary>
    public const int MostIds = 10_000;

    private const int MostExceptions = 1_000;
    private const int SearchLength = 10_000;

    /// <summary>The project.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The rows; of threads the model ids.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>Conditions, joined by AND.</summary>
    [WrittenAs(typeof(IReadOnlyList<FilterShape>))]
    public JsonText? Filters { get; init; }

    /// <summary>Free text.</summary>
    public string? Search { get; init; }

    /// <summary>Earliest time.</summary>
    public DateTime? FromTime { get; init; }

    /// <summary>Latest time.</summary>
    public DateTime? ToTime { get; init; }

    /// <summary>Only items of this annotation queue.</summary>
    public Guid? AnnotationQueueId { get; init; }

    /// <summary>Of experiments: those that this optimization tried, which are left out without it.</summary>
    public Guid? OptimizationId { get; init; }

    /// <summary>Rows that were unticked again.</summary>
    public IReadOnlyList<Guid>? Except { get; init; }

    /// <summary>422 unless the members keep the rules, 400 when the range is empty or a filter is wrong.</summary>
    public void Check(RowKind kind)
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "projectId", ProjectId);
        if (Ids is not null)
            violations.CheckBatch("ids", Ids.Count, MostIds);
        if (Except?.Count > MostExceptions)
            violations.Add(string.Empty, $"except size must be between 0 and {MostExceptions}");
        if (OptimizationId is not null && kind != RowKind.Experiments)
            violations.Add(string.Empty, $"optimizationId is not for rows of {kind.Name()}");
        violations.CheckLength(string.Empty, "search", Search, SearchLength);
        violations.CheckTime(string.Empty, "fromTime", FromTime);
        violations.CheckTime(string.Empty, "toTime", ToTime);
        violations.ThrowIfAny();
        if (FromTime >= ToTime)
            throw ApiException.BadRequest("Parameter 'from_time' must be before 'to_time'");
        _ = FiltersOf(kind);
    }

    /// <summary>The selection as a query of traces.</summary>
    public TraceQuery ToTraces() => new()
    {
        ProjectId = ProjectId!.Value,
        Filters = FiltersOf(RowKind.Traces),
        Search = Search,
        FromTime = FromTime,
        ToTime = ToTime,
        AnnotationQueueId = AnnotationQueueId,
    };

    /// <summary>The selection as a query of spans.</summary>
    public SpanQuery ToSpans() => new() { ProjectId = ProjectId!.Value, Filters = FiltersOf(RowKind.Spans), Search = Search, FromTime = FromTime, ToTime = ToTime };

    /// <summary>The selection as a query of threads.</summary>
    public ThreadQuery ToThreads() => new()
    {
        ProjectId = ProjectId!.Value,
        Filters = FiltersOf(RowKind.Threads),
        Search = Search,
        FromTime = FromTime,
        ToTime = ToTime,
        AnnotationQueueId = AnnotationQueueId,
    };

    /// <summary>The conditions; 400 when one is wrong.</summary>
    public IReadOnlyList<FilterClause> FiltersOf(RowKind kind) => FilterParser.Parse(Filters?.ToString(), kind.Filters());
}
