using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IComments" />
internal sealed class SqliteComments(SqliteTelemetry telemetry) : IComments
{
    private const string InsertSql =
        "INSERT INTO comment (ws, id, kind, entity, project, queue, text, created_at, created_by, last_updated_at, last_updated_by) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?8, ?9) ON CONFLICT (ws, id) DO NOTHING";

    /// <inheritdoc />
    public Task<Guid?> AddAsync(Scope scope, ScoredEntity kind, Guid entityId, Guid? id, string text, Guid? sourceQueueId, CancellationToken cancellationToken) =>
        telemetry.WriteAsync<Guid?>(
            scope,
            write =>
            {
                if (ScoreTable.ProjectOf(write, kind, entityId) is not { } project)
                    return null;
                var commentId = id ?? UuidV7.Create(telemetry.Clock);
                write.Session.Prepare(InsertSql)
                    .Bind(1, write.Workspace).Bind(2, commentId).Bind(3, (long)kind).Bind(4, entityId).Bind(5, project).Bind(6, sourceQueueId)
                    .Bind(7, text).Bind(8, write.Now).Bind(9, scope.UserName).Execute();
                // A repeated request with the same id has been stored already; the id of another comment is a mistake.
                if (write.Session.Changes == 0 && !IsOf(write, commentId, kind, entityId))
                    throw new StoreConflictException("Comment already exists");
                write.Touch(kind, entityId);
                write.Note(project, kind == ScoredEntity.Trace ? 1 : 0, kind == ScoredEntity.Span ? 1 : 0, kind == ScoredEntity.Thread ? 1 : 0);
                return commentId;
            },
            cancellationToken);

    /// <inheritdoc />
    public async Task<Comment?> GetAsync(Scope scope, ScoredEntity kind, Guid entityId, Guid commentId, CancellationToken cancellationToken)
    {
        var comments = await GetAsync(scope, kind, [entityId], cancellationToken).ConfigureAwait(false);
        return comments.TryGetValue(entityId, out var found) ? found.FirstOrDefault(comment => comment.Id == commentId) : null;
    }

    /// <inheritdoc />
    public Task<bool> UpdateAsync(Scope scope, ScoredEntity kind, Guid commentId, string text, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                write.Session.Prepare("UPDATE comment SET text = ?4, last_updated_at = ?5, last_updated_by = ?6 WHERE ws = ?1 AND id = ?2 AND kind = ?3 "
                        + "AND project NOT IN (SELECT key FROM project WHERE deleted_at IS NOT NULL)")
                    .Bind(1, write.Workspace).Bind(2, commentId).Bind(3, (long)kind).Bind(4, text).Bind(5, write.Now).Bind(6, scope.UserName).Execute();
                if (write.Session.Changes == 0)
                    return false;
                TouchEntity(write, kind, commentId);
                return true;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(Scope scope, ScoredEntity kind, IReadOnlyList<Guid> commentIds, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var id in commentIds)
                {
                    TouchEntity(write, kind, id);
                    write.Session.Prepare("DELETE FROM comment WHERE ws = ?1 AND id = ?2 AND kind = ?3")
                        .Bind(1, write.Workspace).Bind(2, id).Bind(3, (long)kind).Execute();
                }
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<Comment>>> GetAsync(
        Scope scope, ScoredEntity kind, IReadOnlyList<Guid> entityIds, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyDictionary<Guid, IReadOnlyList<Comment>>>(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace
                ? CommentRows.Read(session, workspace, kind, entityIds)
                : new Dictionary<Guid, IReadOnlyList<Comment>>(),
            cancellationToken);

    private static void TouchEntity(TelemetryWrite write, ScoredEntity kind, Guid comment)
    {
        var statement = write.Session.Prepare("SELECT entity FROM comment WHERE ws = ?1 AND id = ?2 AND kind = ?3")
            .Bind(1, write.Workspace).Bind(2, comment).Bind(3, (long)kind);
        var entity = statement.Step() ? statement.Id(0) : (Guid?)null;
        statement.Reset();
        if (entity is { } touched)
            write.Touch(kind, touched);
    }

    private static bool IsOf(TelemetryWrite write, Guid id, ScoredEntity kind, Guid entity)
    {
        var statement = write.Session.Prepare("SELECT 1 FROM comment WHERE ws = ?1 AND id = ?2 AND kind = ?3 AND entity = ?4")
            .Bind(1, write.Workspace).Bind(2, id).Bind(3, (long)kind).Bind(4, entity);
        try
        {
            return statement.Step();
        }
        finally
        {
            statement.Reset();
        }
    }
}
