namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IAnnotationQueueItems" />
internal sealed class SqliteAnnotationQueueItems(SqliteTelemetry telemetry) : IAnnotationQueueItems
{
    /// <inheritdoc />
    public Task AddAsync(Scope scope, Guid queueId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var queue = QueueRow.Require(write.Session, write.Workspace, queueId);
                foreach (var id in ids)
                    QueueItems.Add(write, queue.Key, id, automated: false);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task RemoveAsync(Scope scope, Guid queueId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var queue = QueueRow.Require(write.Session, write.Workspace, queueId);
                foreach (var id in ids)
                    QueueItems.Remove(write, queue.Key, id);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<QueueItem>> FindAsync(Scope scope, Guid queueId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyList<QueueItem>>(
            session =>
            {
                var queue = QueueRow.Require(session, telemetry.Projects.Find(session, scope.WorkspaceId), queueId);
                return [.. ids.Distinct().Select(id => QueueItems.Find(session, queue.Key, id)).OfType<QueueItem>()];
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<QueueLock> LockAsync(Scope scope, Guid queueId, Guid itemId, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var queue = QueueRow.Require(write.Session, write.Workspace, queueId);
                if (QueueItems.Find(write.Session, queue.Key, itemId) is null)
                    throw new EntityNotFoundException($"Item id: {itemId:D} not found in annotation queue");
                return new QueueLocks(write, queue).Claim(itemId);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> GetLocksAsync(Scope scope, Guid queueId, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyDictionary<Guid, IReadOnlyList<string>>>(
            session =>
            {
                var queue = QueueRow.Require(session, telemetry.Projects.Find(session, scope.WorkspaceId), queueId);
                var locks = new Dictionary<Guid, IReadOnlyList<string>>();
                var row = session.Prepare("SELECT item, user FROM annotation_queue_lock WHERE queue = ?1 AND expires_at > ?2 ORDER BY item, user")
                    .Bind(1, queue.Key).Bind(2, telemetry.Now);
                while (row.Step())
                {
                    var item = row.Id(0);
                    locks[item] = [.. locks.GetValueOrDefault(item, []), row.Text(1)!];
                }

                row.Reset();
                return locks;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<QueueReviewItem>> ReviewAsync(Scope scope, Guid queueId, bool titles, int most, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyList<QueueReviewItem>>(
            session =>
            {
                var workspace = telemetry.Projects.Find(session, scope.WorkspaceId);
                var queue = QueueRow.Require(session, workspace, queueId);
                return new QueueReview(session, workspace!.Value, queue, scope.UserName).Read(titles, most);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<QueueJudgement>> JudgementsAsync(Scope scope, Guid queueId, int most, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyList<QueueJudgement>>(
            session =>
            {
                var workspace = telemetry.Projects.Find(session, scope.WorkspaceId);
                var queue = QueueRow.Require(session, workspace, queueId);
                return new QueueTotals(session, workspace!.Value, queue).Judgements(most);
            },
            cancellationToken);
}
