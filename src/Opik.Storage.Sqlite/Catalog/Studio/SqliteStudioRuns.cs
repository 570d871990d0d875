namespace Opik.Storage.Sqlite;

/// <summary>Runs of the Optimization Studio in the catalog file.</summary>
internal sealed class SqliteStudioRuns(SqliteDatabase database, TimeProvider clock) : IStudioRuns
{
    private const string OfRun = "WHERE ws = ?1 AND id = ?2";
    private const string OfOpenRun = OfRun + " AND state <> 4";

    public Task<bool> CreateAsync(Scope scope, StudioRun run, CancellationToken cancellationToken) =>
        ChangeAsync(session => StudioRows.Insert(session, scope, run, Now()), cancellationToken);

    public Task<StudioRun?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => StudioRows.Get(session, scope, id), cancellationToken);

    public Task SetJobAsync(Scope scope, Guid id, Guid jobId, CancellationToken cancellationToken) =>
        UpdateAsync(scope, id, $"UPDATE studio_run SET job_id = ?3 {OfRun}", row => row.Bind(3, jobId), cancellationToken);

    public Task<bool> MoveAsync(Scope scope, Guid id, IReadOnlyCollection<StudioRunState> from, StudioRunState to, CancellationToken cancellationToken) =>
        UpdateAsync(
            scope,
            id,
            $"UPDATE studio_run SET state = ?3, started_at = CASE WHEN ?3 = 1 THEN coalesce(started_at, ?4) ELSE started_at END {OfRun} AND state IN ({string.Join(',', from.Select(static state => (int)state))})",
            row => row.Bind(3, (long)to).Bind(4, Now()),
            cancellationToken);

    public Task<bool> EndAsync(Scope scope, Guid id, string? stoppedBy, string? error, CancellationToken cancellationToken) =>
        UpdateAsync(scope, id, $"UPDATE studio_run SET state = 4, stopped_by = ?3, error = ?4, finished_at = ?5 {OfOpenRun}", row => row.Bind(3, stoppedBy).Bind(4, error).Bind(5, Now()), cancellationToken);

    public Task<bool> SetLimitsAsync(Scope scope, Guid id, double? cost, int trials, CancellationToken cancellationToken) =>
        UpdateAsync(scope, id, $"UPDATE studio_run SET cost_limit = ?3, trial_limit = ?4 {OfOpenRun}", row => row.Bind(3, cost).Bind(4, (long)trials), cancellationToken);

    public Task SpendAsync(Scope scope, Guid id, double cost, long calls, CancellationToken cancellationToken) =>
        UpdateAsync(scope, id, $"UPDATE studio_run SET spent = spent + ?3, calls = calls + ?4 {OfRun}", row => row.Bind(3, (double?)cost).Bind(4, calls), cancellationToken);

    public Task SetTrialsAsync(Scope scope, Guid id, int trials, CancellationToken cancellationToken) =>
        UpdateAsync(scope, id, $"UPDATE studio_run SET trials = ?3 {OfRun}", row => row.Bind(3, (long)trials), cancellationToken);

    public Task<IReadOnlyList<StudioStep>> GetStepsAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StudioStep>>(session => StudioRows.Steps(session, scope, id), cancellationToken);

    public Task PutStepAsync(Scope scope, Guid id, StudioStep step, CancellationToken cancellationToken) =>
        database.WriteAsync(session => StudioRows.Put(session, scope, id, step), cancellationToken: cancellationToken);

    public Task AddLineAsync(Scope scope, Guid id, StudioLineLevel level, string text, CancellationToken cancellationToken) =>
        database.WriteAsync(session => StudioRows.Add(session, scope, id, Now(), level, text), cancellationToken: cancellationToken);

    public Task<IReadOnlyList<StudioLine>> GetLinesAsync(Scope scope, Guid id, long after, int count, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StudioLine>>(session => StudioRows.Lines(session, scope, id, after, count), cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                    StudioRows.Delete(session, scope, id);
            },
            cancellationToken: cancellationToken);

    private Task<bool> UpdateAsync(Scope scope, Guid id, string sql, Func<SqliteStatement, SqliteStatement> bind, CancellationToken cancellationToken) =>
        ChangeAsync(session => bind(session.Prepare(sql).Bind(1, scope.WorkspaceId).Bind(2, id)).Execute(), cancellationToken);

    private Task<bool> ChangeAsync(Action<SqliteSession> change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                change(session);
                return session.Changes > 0;
            },
            cancellationToken: cancellationToken);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
