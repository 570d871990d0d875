using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads of spans from the embedded store.</summary>
internal sealed class SqliteSpanReads(SqliteTelemetry telemetry, QueryBudget? budget = null) : ISpanReads
{
    private readonly RowReads _rows = new(telemetry, EntityTable.Spans, budget);

    /// <inheritdoc />
    public Task<SpanView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        _rows.ReadAsync<SpanView?>(
            scope,
            (context, _) => RowReads.Seq(context, EntityTable.Spans, id) is { } seq ? SpanViews.Read(context, [seq], PayloadParts.All, null).FirstOrDefault() : null,
            null,
            cancellationToken);

    /// <inheritdoc />
    public Task<Page<SpanView>> FindAsync(Scope scope, SpanQuery query, CancellationToken cancellationToken) =>
        _rows.FindAsync(scope, query.ProjectId, Filter(query), query.Page, query.Size, (context, seqs) => LongPreviews.Of(SpanViews.Read(context, seqs, query.Payload, query.Exclude), query.PreviewLength), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<SpanView>> ReadAsync(Scope scope, SpanQuery query, CancellationToken cancellationToken) =>
        _rows.StreamAsync(
            scope,
            query.ProjectId,
            Filter(query) with { Sort = null, Below = query.LastRetrievedId },
            query.Size,
            (context, seqs) => SpanViews.Read(context, seqs, query.Payload, query.Exclude),
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Guid>> FindIdsAsync(Scope scope, SpanQuery query, int most, CancellationToken cancellationToken) =>
        _rows.IdsAsync(scope, query.ProjectId, Filter(query), most, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<SpanView>> GetManyAsync(Scope scope, SpanQuery query, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        _rows.ManyAsync(scope, query.ProjectId, ids, (context, seqs) => SpanViews.Read(context, seqs, query.Payload, query.Exclude), cancellationToken);

    /// <inheritdoc />
    public Task<bool> ExistsAsync(Scope scope, Guid projectId, EntitySource? source, CancellationToken cancellationToken) =>
        _rows.ExistsAsync(scope, projectId, source, "span_project", string.Empty, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> GetUsageNamesAsync(Scope scope, IReadOnlyList<Guid>? projectIds, CancellationToken cancellationToken) =>
        _rows.ReadAsync<IReadOnlyList<string>>(
            scope,
            (context, _) => UsageNames.Read(context.Session, context.Workspace, projectIds?.Select(id => telemetry.Projects.Find(context.Session, scope.WorkspaceId, id)).OfType<long>().ToList()),
            [],
            cancellationToken);

    private static RowFilter Filter(SpanQuery query) => new()
    {
        Clauses =
        [
            .. query.Filters,
            .. query.TraceId is { } trace ? [new FilterClause("trace_id", FilterFieldType.StringExact, FilterOperator.Equal, null, trace.ToString())] : Array.Empty<FilterClause>(),
            .. query.Type is { } type ? [new FilterClause("type", FilterFieldType.Enum, FilterOperator.Equal, null, type.ToString())] : Array.Empty<FilterClause>(),
        ],
        Search = query.Search,
        Sort = query.Sort,
        From = query.FromTime,
        To = query.ToTime,
    };
}
