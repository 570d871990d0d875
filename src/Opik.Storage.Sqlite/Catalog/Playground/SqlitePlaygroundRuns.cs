namespace Opik.Storage.Sqlite;

/// <summary>Runs of the playground in the catalog file.</summary>
internal sealed class SqlitePlaygroundRuns(SqliteDatabase database, TimeProvider clock) : IPlaygroundRuns
{
    public Task CreateAsync(Scope scope, PlaygroundRun run, IReadOnlyList<PlaygroundRow> rows, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var old in PlaygroundRows.Runs(session, scope, run.ProjectId, int.MaxValue).Where(old => old.State != PlaygroundRunState.Running).Skip(IPlaygroundRuns.MostKept - 1))
                    PlaygroundRows.Delete(session, scope, old.Id);
                PlaygroundRows.Insert(session, scope, run, Now());
                foreach (var row in rows)
                    PlaygroundRows.Insert(session, scope, run.Id, row);
            },
            cancellationToken: cancellationToken);

    public Task<IReadOnlyList<PlaygroundRun>> FindAsync(Scope scope, Guid projectId, int most, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PlaygroundRun>>(session => PlaygroundRows.Runs(session, scope, projectId, most), cancellationToken);

    public Task<PlaygroundRun?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => PlaygroundRows.Get(session, scope, id), cancellationToken);

    public Task<IReadOnlyList<PlaygroundTotals>> GetTotalsAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PlaygroundTotals>>(session => PlaygroundRows.Totals(session, scope, id), cancellationToken);

    public Task<IReadOnlyList<PlaygroundRow>> GetRowsAsync(Scope scope, Guid id, long from, int count, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PlaygroundRow>>(session => PlaygroundRows.RowsOf(session, scope, id, from, count), cancellationToken);

    public Task<IReadOnlyList<PlaygroundCell>> GetCellsAsync(Scope scope, Guid id, long from, int count, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PlaygroundCell>>(session => PlaygroundRows.CellsOf(session, scope, id, from, count), cancellationToken);

    public Task PutCellAsync(Scope scope, Guid id, PlaygroundCell cell, CancellationToken cancellationToken) =>
        database.WriteAsync(session => PlaygroundRows.Put(session, scope, id, cell), cancellationToken: cancellationToken);

    public Task<long> RetryAsync(Scope scope, Guid id, (long Position, int Variant)? cell, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Prepare("UPDATE playground_cell SET state = 0, attempt = attempt + 1, error = NULL WHERE ws = ?1 AND run_id = ?2 AND state = 2 AND (?3 IS NULL OR (position = ?3 AND variant = ?4))")
                    .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, cell?.Position).Bind(4, (long?)cell?.Variant).Execute();
                return (long)session.Changes;
            },
            cancellationToken: cancellationToken);

    public Task<bool> ContinueAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Prepare("UPDATE playground_run SET state = 0, error = NULL, ended_at = NULL WHERE ws = ?1 AND id = ?2 AND state <> 0").Bind(1, scope.WorkspaceId).Bind(2, id).Execute();
                return session.Changes > 0;
            },
            cancellationToken: cancellationToken);

    public Task SetJobAsync(Scope scope, Guid id, Guid jobId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("UPDATE playground_run SET job_id = ?3 WHERE ws = ?1 AND id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, jobId).Execute(),
            cancellationToken: cancellationToken);

    public Task<bool> EndAsync(Scope scope, Guid id, PlaygroundRunState state, string? error, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Prepare("UPDATE playground_run SET state = ?3, error = ?4, ended_at = ?5 WHERE ws = ?1 AND id = ?2 AND state = 0")
                    .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, (long)state).Bind(4, error).Bind(5, Now()).Execute();
                return session.Changes > 0;
            },
            cancellationToken: cancellationToken);

    public Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(session => PlaygroundRows.Delete(session, scope, id), cancellationToken: cancellationToken);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
