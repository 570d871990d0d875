using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Events that wait to be sent, in the catalog file.</summary>
internal sealed class SqliteAlertBuckets(SqliteDatabase database, SqliteJobs jobs, TimeProvider clock) : IAlertBuckets
{
    private static readonly JsonText Nothing = JsonText.Parse("{}");

    public Task AddAsync(Scope scope, IReadOnlyList<AlertEvent> events, CancellationToken cancellationToken, Guid? intent = null) =>
        database.WriteAsync(
            session =>
            {
                if (intent is { } id && !SqliteAlertIntents.TakeAway(session, scope.WorkspaceId, id))
                    return;
                foreach (var added in events)
                {
                    if (!AlertRow.Exists(session, scope.WorkspaceId, added.AlertId))
                        continue;
                    AlertBucketRow.Add(session, scope.WorkspaceId, added, clock);
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

    public Task CloseAsync(Scope scope, Guid id, AlertMessageNote? note, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (note is not null && AlertBucketRow.FiringOf(session, scope.WorkspaceId, id) is { } firing)
                    AlertMessageRow.Add(session, scope.WorkspaceId, firing, note);
                AlertBucketRow.Delete(session, scope.WorkspaceId, id);
            },
            cancellationToken: cancellationToken);

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
