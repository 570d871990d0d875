using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Events that wait to be sent, in the catalog file.</summary>
internal sealed class SqliteAlertBuckets(SqliteDatabase database, SqliteJobs jobs, TimeProvider clock) : IAlertBuckets
{
    private static readonly JsonText Nothing = JsonText.Parse("{}");

    public Task AddAsync(Scope scope, IReadOnlyList<AlertEvent> events, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var added in events)
                {
                    if (!Exists(session, scope.WorkspaceId, added.AlertId))
                        continue;
                    AlertBucketRow.Add(session, scope.WorkspaceId, added, clock);
                    if (added.Part.Length == 0)
                        continue;
                    session.Prepare("INSERT INTO alert_firing (ws, alert_id, part, fired_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (ws, alert_id, part) DO UPDATE SET fired_at = ?4")
                        .Bind(1, scope.WorkspaceId).Bind(2, added.AlertId).Bind(3, added.Part).Bind(4, Now()).Execute();
                }
            },
            cancellationToken: cancellationToken);

    public async Task<int> SendDueAsync(string jobKind, int most, CancellationToken cancellationToken)
    {
        // An idle server writes nothing.
        if (!await database.ReadAsync(session => AlertBucketRow.FindDue(session, Now(), 1).Count > 0, cancellationToken).ConfigureAwait(false))
            return 0;
        return await database.WriteAsync(
            session =>
            {
                var free = most - CountOpen(session, jobKind);
                if (free <= 0)
                    return 0;
                var due = AlertBucketRow.FindDue(session, Now(), free);
                foreach (var (workspace, id) in due)
                {
                    session.Prepare("UPDATE alert_bucket SET sending = 1 WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Execute();
                    jobs.Insert(session, new Scope(workspace, "alerts"), UuidV7.Create(clock), jobKind, id, Nothing);
                }

                return due.Count;
            },
            sent =>
            {
                if (sent > 0)
                    jobs.Announce();
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task<AlertBucket?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => AlertBucketRow.Get(session, scope.WorkspaceId, id), cancellationToken);

    public Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(session => AlertBucketRow.Delete(session, scope.WorkspaceId, id), cancellationToken: cancellationToken);

    public Task DeleteStrandedAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var stranded = new List<(Guid Workspace, Guid Id)>();
                var row = session.Prepare("SELECT b.ws, b.id FROM alert_bucket b WHERE b.sending = 1 AND NOT EXISTS (SELECT 1 FROM job j WHERE j.ws = b.ws AND j.subject = b.id AND j.state < 2) LIMIT 1000");
                while (row.Step())
                    stranded.Add((row.Id(0), row.Id(1)));
                row.Reset();
                foreach (var (workspace, id) in stranded)
                    AlertBucketRow.Delete(session, workspace, id);
            },
            cancellationToken: cancellationToken);

    public Task<IReadOnlyDictionary<(Guid AlertId, string Part), DateTime>> GetFiringsAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<(Guid AlertId, string Part), DateTime>>(
            session =>
            {
                var firings = new Dictionary<(Guid AlertId, string Part), DateTime>();
                var row = session.Prepare("SELECT alert_id, part, fired_at FROM alert_firing WHERE ws = ?1").Bind(1, scope.WorkspaceId);
                while (row.Step())
                    firings[(row.Id(0), row.Text(1)!)] = row.Time(2);
                row.Reset();
                return firings;
            },
            cancellationToken);

    public Task ClearFiringAsync(Scope scope, Guid alertId, string part, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("DELETE FROM alert_firing WHERE ws = ?1 AND alert_id = ?2 AND part = ?3").Bind(1, scope.WorkspaceId).Bind(2, alertId).Bind(3, part).Execute(),
            cancellationToken: cancellationToken);

    private static bool Exists(SqliteSession session, Guid workspace, Guid alert)
    {
        var row = session.Prepare("SELECT 1 FROM alert WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, alert);
        var exists = row.Step();
        row.Reset();
        return exists;
    }

    private static int CountOpen(SqliteSession session, string jobKind)
    {
        var row = session.Prepare("SELECT count(*) FROM job WHERE kind = ?1 AND state < 2").Bind(1, jobKind);
        row.Step();
        var count = row.Int32(0);
        row.Reset();
        return count;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
