using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Jobs in the catalog file.</summary>
internal sealed class SqliteJobs(SqliteDatabase database, TimeProvider clock) : IJobs
{
    private const int MostRows = 1000;

    // A worker that was too slow and lost the job to another one must not end it, or note its progress, over the other's head.
    private const string Claimed = "id = ?1 AND attempts = ?2 AND state = 1";

    public event Action? Added;

    public Task<Guid> AddAsync(Scope scope, string kind, Guid? subject, JsonText payload, CancellationToken cancellationToken)
    {
        var id = UuidV7.Create(clock);
        return database.WriteAsync(
            session =>
            {
                Insert(session, scope, id, kind, subject, payload);
                return id;
            },
            _ => Announce(),
            cancellationToken);
    }

    public Task<Guid?> AddBoundedAsync(Scope scope, string kind, Guid? subject, JsonText payload, int mostOpen, CancellationToken cancellationToken) =>
        AddBoundedAsync(scope, kind, subject, payload, mostOpen, null, cancellationToken);

    public Task<Guid?> AddHeldAsync(Scope scope, string kind, Guid? subject, JsonText payload, int mostOpen, DateTime notBefore, CancellationToken cancellationToken) =>
        AddBoundedAsync(scope, kind, subject, payload, mostOpen, notBefore, cancellationToken);

    private Task<Guid?> AddBoundedAsync(Scope scope, string kind, Guid? subject, JsonText payload, int mostOpen, DateTime? notBefore, CancellationToken cancellationToken)
    {
        var id = UuidV7.Create(clock);
        return database.WriteAsync<Guid?>(
            session =>
            {
                if (CountOpen(session, scope, kind, mostOpen) >= mostOpen)
                    return null;
                Insert(session, scope, id, kind, subject, payload, notBefore);
                return id;
            },
            added =>
            {
                if (added is not null)
                    Announce();
            },
            cancellationToken);
    }

    /// <summary>Adds a job within a write that does more; <see cref="Announce"/> follows when it is committed.</summary>
    public void Insert(SqliteSession session, Scope scope, Guid id, string kind, Guid? subject, JsonText payload, DateTime? notBefore = null) =>
        session.Prepare("INSERT INTO job (id, ws, kind, subject, state, payload, attempts, created_at, created_by, last_updated_at, not_before) VALUES (?1, ?2, ?3, ?4, 0, ?5, 0, ?6, ?7, ?6, ?8)")
            .Bind(1, id).Bind(2, scope.WorkspaceId).Bind(3, kind).Bind(4, subject).BindText(5, payload.Utf8.Span).Bind(6, Now()).Bind(7, scope.UserName).Bind(8, notBefore)
            .Execute();

    /// <summary>Wakes those who wait for jobs.</summary>
    public void Announce() => Added?.Invoke();

    public Task<Job?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => JobRow.ReadAll(session.Prepare($"SELECT {JobRow.Columns} FROM job WHERE ws = ?1 AND id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id)).FirstOrDefault(),
            cancellationToken);

    public Task<IReadOnlyList<Job>> FindAsync(Scope scope, string kind, Guid? subject, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Job>>(
            session => JobRow.ReadAll(session.Prepare($"SELECT {JobRow.Columns} FROM job WHERE ws = ?1 AND kind = ?2 AND (?3 IS NULL OR subject = ?3) ORDER BY id DESC LIMIT {MostRows}")
                .Bind(1, scope.WorkspaceId).Bind(2, kind).Bind(3, subject)),
            cancellationToken);

    public Task<Job?> ClaimAsync(IReadOnlyCollection<string> kinds, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var now = Now();
                Job? oldest = null;
                foreach (var kind in kinds)
                {
                    var first = JobRow.ReadAll(session.Prepare($"SELECT {JobRow.Columns} FROM job WHERE kind = ?1 AND state < 2 AND ((state = 0 AND coalesce(not_before, 0) <= ?2) OR lease_until < ?2) ORDER BY id LIMIT 1").Bind(1, kind).Bind(2, now));
                    if (first is [var job] && (oldest is null || job.CreatedAt < oldest.CreatedAt))
                        oldest = job;
                }

                if (oldest is null)
                    return null;
                session.Prepare("UPDATE job SET state = 1, attempts = attempts + 1, lease_until = ?2, last_updated_at = ?3 WHERE id = ?1")
                    .Bind(1, oldest.Id).Bind(2, now + lease).Bind(3, now).Execute();
                return oldest with { State = JobState.Running, Attempts = oldest.Attempts + 1 };
            },
            cancellationToken: cancellationToken);

    public Task<bool> ReportAsync(Job job, JsonText? progress, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var now = Now();
                session.Prepare($"UPDATE job SET progress = coalesce(?3, progress), lease_until = ?4, last_updated_at = ?5 WHERE {Claimed}")
                    .Bind(1, job.Id).Bind(2, (long)job.Attempts).Bind(3, progress?.ToString()).Bind(4, now + lease).Bind(5, now).Execute();
                return session.Changes > 0;
            },
            cancellationToken: cancellationToken);

    public Task CompleteAsync(Job job, JsonText? result, CancellationToken cancellationToken) =>
        EndAsync(job, JobState.Completed, result?.ToString(), null, cancellationToken);

    public Task FailAsync(Job job, string error, CancellationToken cancellationToken) => EndAsync(job, JobState.Failed, null, error, cancellationToken);

    public Task ReleaseAsync(Job job, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare($"UPDATE job SET state = 0, lease_until = NULL, last_updated_at = ?3 WHERE {Claimed}").Bind(1, job.Id).Bind(2, (long)job.Attempts).Bind(3, Now()).Execute(),
            Announce,
            cancellationToken);

    // One process owns the file: whatever runs when it opens belongs to one that is gone.
    public Task ReleaseAbandonedAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Run("UPDATE job SET state = 0, lease_until = NULL WHERE state = 1"), cancellationToken: cancellationToken);

    public Task<bool> CancelAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync("UPDATE job SET state = 4, last_updated_at = ?3 WHERE ws = ?1 AND id = ?2 AND state < 2", scope, id, cancellationToken);

    // One that was given back has been started once.
    public Task<bool> TakeBackAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync("UPDATE job SET state = 4, last_updated_at = ?3 WHERE ws = ?1 AND id = ?2 AND state = 0 AND attempts = 0", scope, id, cancellationToken);

    public Task<bool> MarkViewedAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync("UPDATE job SET viewed_at = coalesce(viewed_at, ?3) WHERE ws = ?1 AND id = ?2", scope, id, cancellationToken);

    public Task<IReadOnlyList<Job>> FindEndedAsync(string kind, DateTime before, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Job>>(
            session => JobRow.ReadAll(session.Prepare($"SELECT {JobRow.Columns} FROM job WHERE kind = ?1 AND state >= 2 AND last_updated_at < ?2 ORDER BY id LIMIT {MostRows}").Bind(1, kind).Bind(2, before)),
            cancellationToken);

    public Task DeleteAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                    session.Prepare("DELETE FROM job WHERE id = ?1").Bind(1, id).Execute();
            },
            cancellationToken: cancellationToken);

    private static long CountOpen(SqliteSession session, Scope scope, string kind, int most)
    {
        var row = session.Prepare("SELECT count(*) FROM (SELECT 1 FROM job INDEXED BY job_open_workspace WHERE ws = ?2 AND kind = ?1 AND state < 2 LIMIT ?3)")
            .Bind(1, kind).Bind(2, scope.WorkspaceId).Bind(3, (long)most);
        row.Step();
        var count = row.Int64(0);
        row.Reset();
        return count;
    }

    private Task EndAsync(Job job, JobState state, string? result, string? error, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare($"UPDATE job SET state = ?3, result = ?4, error = ?5, lease_until = NULL, last_updated_at = ?6 WHERE {Claimed}")
                .Bind(1, job.Id).Bind(2, (long)job.Attempts).Bind(3, (long)state).Bind(4, result).Bind(5, error).Bind(6, Now()).Execute(),
            cancellationToken: cancellationToken);

    private Task<bool> ChangeAsync(string sql, Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Prepare(sql).Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, Now()).Execute();
                return session.Changes > 0;
            },
            cancellationToken: cancellationToken);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
