using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IAnnotationQueues" />
internal sealed class SqliteAnnotationQueues(SqliteTelemetry telemetry) : IAnnotationQueues
{
    // Rows removed in one write: a delete of many must not hold up the ingest behind it.
    private const int ChunkRows = 1000;

    private static readonly ListTable Table = new()
    {
        From = QueueRow.From,
        Columns = QueueRow.Columns,
        Id = "q.id",
        Fields = new Dictionary<string, ListColumn>(StringComparer.Ordinal)
        {
            ["id"] = new("q.id", ListColumnKind.Id) { Order = "q.id" },
            ["project_id"] = new("p.id", ListColumnKind.Id) { Order = "p.id" },
            ["name"] = new("q.name") { Order = "q.name_key" },
            ["description"] = new("q.description"),
            ["instructions"] = new("q.instructions"),
            ["feedback_definition_names"] = new("q.definitions", ListColumnKind.Texts),
            ["scope"] = new($"(CASE q.scope WHEN {(int)ScoredEntity.Trace} THEN 'trace' ELSE 'thread' END)"),
            ["items_count"] = new("(SELECT count(*) FROM annotation_queue_item i WHERE i.queue = q.key AND i.removed = 0)", ListColumnKind.Number),
            ["created_at"] = new("q.created_at", ListColumnKind.Time),
            ["created_by"] = new("q.created_by"),
            ["last_updated_at"] = new("q.last_updated_at", ListColumnKind.Time),
            ["last_updated_by"] = new("q.last_updated_by"),
        },
    };

    /// <inheritdoc />
    public Task CreateAsync(Scope scope, IReadOnlyList<AnnotationQueue> queues, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var queue in queues)
                {
                    if (QueueRow.Find(write.Session, write.Workspace, queue.Id)?.Queue is not { } stored)
                        QueueRow.Insert(write, queue);
                    else if (stored.ProjectId != queue.ProjectId || stored.Scope != queue.Scope || stored.Name != queue.Name)
                        throw new StoreConflictException("Annotation queue already exists");
                }
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<AnnotationQueueView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        ReadAsync<AnnotationQueueView?>(
            scope,
            (session, workspace) => QueueRow.Find(session, workspace, id) is { } row ? new QueueTotals(session, workspace, row).Read() : null,
            null,
            cancellationToken);

    /// <inheritdoc />
    public Task<Page<AnnotationQueueView>> FindAsync(Scope scope, AnnotationQueueQuery query, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            (session, workspace) =>
            {
                var list = new ListQuery(Table).WhereEquals("q.ws", workspace).WhereNameContains("q.name_key", query.Name).Filter(query.Filters).Part(query.Part);
                var rows = list.Read(session, query.Sort, query.Page, query.Size, QueueRow.Read);
                return new Page<AnnotationQueueView>(rows.Number, [.. rows.Content.Select(row => new QueueTotals(session, workspace, row).Read())], rows.Total);
            },
            new Page<AnnotationQueueView>(query.Page, [], 0),
            cancellationToken);

    /// <inheritdoc />
    public Task UpdateAsync(Scope scope, Guid id, AnnotationQueuePatch patch, Action<AnnotationQueue> check, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var changed = patch.ApplyTo(QueueRow.Require(write.Session, write.Workspace, id).Queue);
                check(changed);
                QueueRow.Update(write, changed);
            },
            cancellationToken);

    /// <inheritdoc />
    public async Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            // The queue itself goes last, so that a delete that is cut off can be repeated.
            while (!await telemetry.WriteAsync(scope, write => DeletePiece(write, id), cancellationToken).ConfigureAwait(false))
            {
            }
        }
    }

    /// <summary>Deletes a bounded number of items, and the queue when none is left; true when it is gone.</summary>
    internal static bool DeletePiece(TelemetryWrite write, Guid id)
    {
        if (QueueRow.Find(write.Session, write.Workspace, id) is not { Key: var key })
            return true;
        write.Session.Prepare($"DELETE FROM annotation_queue_item WHERE queue = ?1 AND item IN (SELECT item FROM annotation_queue_item WHERE queue = ?1 LIMIT {ChunkRows})")
            .Bind(1, key).Execute();
        if (write.Session.Changes == ChunkRows)
            return false;
        write.Session.Prepare("DELETE FROM annotation_queue_lock WHERE queue = ?1").Bind(1, key).Execute();
        write.Session.Prepare("DELETE FROM annotation_queue WHERE key = ?1").Bind(1, key).Execute();
        return true;
    }

    private Task<T> ReadAsync<T>(Scope scope, Func<SqliteSession, long, T> read, T nothing, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace ? read(session, workspace) : nothing, cancellationToken);
}
