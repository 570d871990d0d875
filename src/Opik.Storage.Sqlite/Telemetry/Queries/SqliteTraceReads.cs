using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads of traces from the embedded store.</summary>
internal sealed class SqliteTraceReads(SqliteTelemetry telemetry, QueryBudget? budget = null) : ITraceReads
{
    private readonly RowReads _rows = new(telemetry, EntityTable.Traces, budget);

    /// <inheritdoc />
    public Task<TraceView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        _rows.ReadAsync<TraceView?>(
            scope,
            (context, _) => RowReads.Seq(context, EntityTable.Traces, id) is { } seq ? TraceViews.Read(context, [seq], PayloadParts.All, null).FirstOrDefault() : null,
            null,
            cancellationToken);

    /// <inheritdoc />
    public Task<Page<TraceView>> FindAsync(Scope scope, TraceQuery query, CancellationToken cancellationToken) =>
        _rows.FindAsync(scope, query.ProjectId, Filter(query), query.Page, query.Size, (context, seqs) => LongPreviews.Of(TraceViews.Read(context, seqs, query.Payload, query.Exclude, query.Models), query.PreviewLength), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TraceView>> ReadAsync(Scope scope, TraceQuery query, CancellationToken cancellationToken) =>
        _rows.StreamAsync(
            scope,
            query.ProjectId,
            Filter(query) with { Sort = null, Below = query.LastRetrievedId },
            query.Size,
            (context, seqs) => TraceViews.Read(context, seqs, query.Payload, query.Exclude, query.Models),
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Guid>> FindIdsAsync(Scope scope, TraceQuery query, int most, CancellationToken cancellationToken) =>
        _rows.IdsAsync(scope, query.ProjectId, Filter(query), most, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<TraceView>> GetManyAsync(Scope scope, TraceQuery query, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        _rows.ManyAsync(scope, query.ProjectId, ids, (context, seqs) => TraceViews.Read(context, seqs, query.Payload, query.Exclude, query.Models), cancellationToken);

    /// <inheritdoc />
    public Task<TraceTree?> GetTreeAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        _rows.ReadAsync<TraceTree?>(scope, (context, _) => TraceTreeRead.Read(context, id), null, cancellationToken);

    /// <inheritdoc />
    public Task<TextSearch?> SearchWithinAsync(Scope scope, Guid id, string text, int snippets, CancellationToken cancellationToken) =>
        _rows.ReadAsync<TextSearch?>(scope, (context, _) => TextWithin.Trace(context, id, text, snippets), null, cancellationToken);

    /// <inheritdoc />
    public Task<bool> ExistsAsync(Scope scope, Guid projectId, EntitySource? source, bool threadOnly, CancellationToken cancellationToken) =>
        _rows.ExistsAsync(scope, projectId, source, threadOnly ? "trace_thread" : "trace_project", threadOnly ? " AND thread IS NOT NULL" : string.Empty, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, Guid>> GetProjectsAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        _rows.ReadAsync<IReadOnlyDictionary<Guid, Guid>>(
            scope,
            (context, _) =>
            {
                var projects = new Dictionary<Guid, Guid>();
                var row = context.Session.Prepare("SELECT project FROM trace WHERE id=?1 AND ws=?2");
                foreach (var id in ids)
                {
                    row.Bind(1, id).Bind(2, context.Workspace);
                    if (row.Step() && telemetry.Projects.Id(context.Session, row.Int64(0)) is { } project)
                        projects[id] = project;
                    row.Reset();
                }

                return projects;
            },
            new Dictionary<Guid, Guid>(),
            cancellationToken);

    private static RowFilter Filter(TraceQuery query) => new()
    {
        Clauses = query.AnnotationQueueId is { } queue ? [.. query.Filters, QueueConditions.Of(queue)] : query.Filters,
        Search = query.Search,
        Sort = query.Sort,
        From = query.FromTime,
        To = query.ToTime,
    };
}
