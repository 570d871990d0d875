using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IThreadWrites" />
internal sealed class SqliteThreadWrites(SqliteTelemetry telemetry) : IThreadWrites
{
    /// <inheritdoc />
    public Task<IReadOnlyList<ClosedThread>> CloseAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken) =>
        telemetry.WriteAsync<IReadOnlyList<ClosedThread>>(
            scope,
            write =>
            {
                var project = write.Project(projectId);
                var closed = new List<ClosedThread>();
                foreach (var thread in threadIds)
                {
                    if (ThreadTable.ActiveModelId(write, project, thread) is { } modelId)
                        closed.Add(new ClosedThread(projectId, modelId));
                    if (!ThreadTable.SetStatus(write, project, thread, ThreadStatus.Inactive))
                        throw new EntityNotFoundException($"Thread id: {thread} not found");
                    write.Note(project, threads: 1);
                }

                return closed;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task OpenAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var project = write.Project(projectId);
                foreach (var thread in threadIds)
                {
                    if (!ThreadTable.SetStatus(write, project, thread, ThreadStatus.Active))
                        ThreadTable.Insert(write, project, thread);
                    write.Note(project, threads: 1);
                }
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, Guid>> EnsureAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken) =>
        telemetry.WriteAsync<IReadOnlyDictionary<string, Guid>>(
            scope,
            write =>
            {
                var project = write.Project(projectId);
                var modelIds = new Dictionary<string, Guid>(StringComparer.Ordinal);
                foreach (var thread in threadIds)
                    modelIds[thread] = ThreadTable.ModelId(write, project, thread) ?? ThreadTable.Insert(write, project, thread);
                return modelIds;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<bool> PatchTagsAsync(Scope scope, Guid modelId, TagsPatch patch, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(scope, write => ThreadTable.PatchTags(write, modelId, patch), cancellationToken);

    /// <inheritdoc />
    public Task PatchTagsManyAsync(Scope scope, IReadOnlyList<Guid> modelIds, TagsPatch patch, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var modelId in modelIds)
                    ThreadTable.PatchTags(write, modelId, patch);
            },
            cancellationToken);

    /// <inheritdoc />
    public async Task DeleteAsync(Scope scope, Guid projectId, IReadOnlyList<string> threadIds, CancellationToken cancellationToken)
    {
        var deletion = new TraceDeletion(telemetry, scope, projectId);
        foreach (var thread in threadIds)
        {
            while (true)
            {
                var traces = await telemetry.WriteAsync(
                    scope, write => write.FindProject(projectId) is { } project ? TraceTable.OfThread(write, project, thread, EntityDeletion.ChunkRows) : [], cancellationToken).ConfigureAwait(false);
                if (traces.Count == 0)
                    break;
                await deletion.DeleteAsync(traces, cancellationToken).ConfigureAwait(false);
            }

            // One that was opened without any trace, or has lost them by another way.
            await telemetry.WriteAsync(scope, write => DeleteEmpty(write, projectId, thread), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<ClosedThread>> CloseInactiveAsync(Guid workspaceId, DateTime lastActivityBefore, int limit, CancellationToken cancellationToken) =>
        telemetry.WriteAsync<IReadOnlyList<ClosedThread>>(
            new Scope(workspaceId, Scope.Default.UserName),
            write =>
            {
                var idle = new List<(long Seq, long Project, ClosedThread Thread)>();
                var select = write.Session.Prepare("SELECT h.seq, h.project, p.id, h.model_id FROM thread h CROSS JOIN project p ON p.key = h.project WHERE h.ws = ?1 AND h.status = 0 AND h.last_activity < ?2 LIMIT ?3")
                    .Bind(1, write.Workspace).Bind(2, (DateTime?)lastActivityBefore).Bind(3, (long)limit);
                while (select.Step())
                    idle.Add((select.Int64(0), select.Int64(1), new ClosedThread(select.Id(2), select.Id(3))));
                select.Reset();
                foreach (var (seq, project, _) in idle)
                {
                    write.Session.Prepare("UPDATE thread SET status = 1, last_updated_at = ?2 WHERE seq = ?1").Bind(1, seq).Bind(2, write.Now).Execute();
                    write.Note(project, threads: 1);
                }

                return [.. idle.Select(thread => thread.Thread)];
            },
            cancellationToken);

    private static void DeleteEmpty(TelemetryWrite write, Guid projectId, string thread)
    {
        if (write.FindProject(projectId) is { } project && TraceTable.OfThread(write, project, thread, 1).Count == 0)
            ThreadTable.Delete(write, project, thread);
    }
}
