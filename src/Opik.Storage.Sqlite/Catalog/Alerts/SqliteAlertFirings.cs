using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Firings of alerts, in the catalog file.</summary>
internal sealed class SqliteAlertFirings(SqliteDatabase database, TimeProvider clock) : IAlertFirings
{
    private const int Piece = 500;

    // An alert of a project: it, or a trigger of it, names the project.
    private const string Found = """
        FROM alert_firing f WHERE f.ws = ?1 AND (?2 IS NULL OR f.alert_id = ?2)
          AND (?3 IS NULL OR f.alert_id IN (SELECT id FROM alert WHERE ws = ?1 AND project_id = ?3 UNION SELECT alert_id FROM alert_scope WHERE ws = ?1 AND project_id = ?3))
          AND (?4 IS NULL OR f.ended_at IS NULL OR f.ended_at >= ?4) AND (?5 IS NULL OR f.began_at < ?5)
        """;

    public Task<IReadOnlyDictionary<(Guid AlertId, string Part), AlertFiring>> FindOpenAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<(Guid AlertId, string Part), AlertFiring>>(
            session => ReadAll(session.Prepare($"SELECT {AlertFiringRow.Columns} FROM alert_firing f WHERE f.ws = ?1 AND f.ended_at IS NULL").Bind(1, scope.WorkspaceId))
                .ToDictionary(static firing => (firing.AlertId, firing.Part)),
            cancellationToken);

    public Task NoteValueAsync(Scope scope, Guid id, decimal value, CancellationToken cancellationToken) =>
        database.WriteAsync(session => AlertFiringRow.NoteValue(session, scope.WorkspaceId, id, value), cancellationToken: cancellationToken);

    public Task EndAsync(Scope scope, Guid alertId, string part, CancellationToken cancellationToken) =>
        database.WriteAsync(session => AlertFiringRow.End(session, scope.WorkspaceId, alertId, part, AlertFiringEnd.Itself, Now()), cancellationToken: cancellationToken);

    public Task<Page<AlertFiring>> FindAsync(Scope scope, AlertFiringQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var count = Bound(session.Prepare($"SELECT count(*) {Found}"), scope, query);
                count.Step();
                var total = count.Int64(0);
                count.Reset();
                var rows = ReadAll(Bound(session.Prepare($"SELECT {AlertFiringRow.Columns} {Found} ORDER BY f.began_at DESC, f.id DESC LIMIT ?6 OFFSET ?7"), scope, query)
                    .Bind(6, (long)query.Size).Bind(7, (query.Page - 1L) * query.Size));
                return new Page<AlertFiring>(query.Page, [.. rows.Select(firing => firing with { Messages = AlertMessageRow.ReadOf(session, scope.WorkspaceId, firing.Id) })], total);
            },
            cancellationToken);

    public Task<IReadOnlyList<AlertStanding>> GetStandingsAsync(Scope scope, IReadOnlyCollection<Guid> alertIds, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AlertStanding>>(
            session => [.. alertIds.Distinct().Where(id => AlertRow.Exists(session, scope.WorkspaceId, id)).Select(id => AlertStandingRow.Read(session, scope.WorkspaceId, id))],
            cancellationToken);

    public Task<IReadOnlyList<Guid>> AcknowledgeAsync(Scope scope, Guid alertId, IReadOnlyCollection<Guid>? ids, string? note, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<Guid>>(
            session =>
            {
                Require(session, scope, alertId);
                var open = ReadAll(session.Prepare($"SELECT {AlertFiringRow.Columns} FROM alert_firing f WHERE f.ws = ?1 AND f.alert_id = ?2 AND f.calls = 1 AND f.acknowledged_at IS NULL").Bind(1, scope.WorkspaceId).Bind(2, alertId))
                    .Select(static firing => firing.Id).Where(id => ids is null || ids.Contains(id)).ToList();
                foreach (var id in open)
                {
                    session.Prepare("UPDATE alert_firing SET acknowledged_at = ?3, acknowledged_by = ?4, note = ?5 WHERE ws = ?1 AND id = ?2")
                        .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, Now()).Bind(4, scope.UserName).Bind(5, note).Execute();
                }

                return open;
            },
            cancellationToken: cancellationToken);

    public Task UnacknowledgeAsync(Scope scope, Guid alertId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in ids)
                {
                    session.Prepare("UPDATE alert_firing SET acknowledged_at = NULL, acknowledged_by = NULL, note = NULL WHERE ws = ?1 AND id = ?2 AND alert_id = ?3")
                        .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, alertId).Execute();
                }
            },
            cancellationToken: cancellationToken);

    public async Task<bool> IsMutedAsync(Scope scope, Guid alertId, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => AlertStandingRow.ReadMute(session, scope.WorkspaceId, alertId), cancellationToken).ConfigureAwait(false) is { } mute && mute.IsAt(Now());

    public Task MuteAsync(Scope scope, Guid alertId, DateTime? until, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                Require(session, scope, alertId);
                session.Prepare("INSERT INTO alert_mute (ws, alert_id, since, until, muted_by) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (ws, alert_id) DO UPDATE SET since = ?3, until = ?4, muted_by = ?5")
                    .Bind(1, scope.WorkspaceId).Bind(2, alertId).Bind(3, Now()).Bind(4, until).Bind(5, scope.UserName).Execute();
            },
            cancellationToken: cancellationToken);

    public Task UnmuteAsync(Scope scope, Guid alertId, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Prepare("DELETE FROM alert_mute WHERE ws = ?1 AND alert_id = ?2").Bind(1, scope.WorkspaceId).Bind(2, alertId).Execute(), cancellationToken: cancellationToken);

    public Task<int> DeleteEndedAsync(DateTime before, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var ended = new List<(Guid Workspace, Guid Id)>();
                var row = session.Prepare("SELECT ws, id FROM alert_firing WHERE ended_at < ?1 LIMIT ?2").Bind(1, before).Bind(2, (long)Piece);
                while (row.Step())
                    ended.Add((row.Id(0), row.Id(1)));
                row.Reset();
                foreach (var (workspace, id) in ended)
                {
                    session.Prepare("DELETE FROM alert_message WHERE ws = ?1 AND firing_id = ?2").Bind(1, workspace).Bind(2, id).Execute();
                    session.Prepare("DELETE FROM alert_firing WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Execute();
                }

                return ended.Count;
            },
            cancellationToken: cancellationToken);

    private static SqliteStatement Bound(SqliteStatement statement, Scope scope, AlertFiringQuery query) =>
        statement.Bind(1, scope.WorkspaceId).Bind(2, query.AlertId).Bind(3, query.ProjectId).Bind(4, query.From).Bind(5, query.To);

    private static List<AlertFiring> ReadAll(SqliteStatement row)
    {
        var firings = new List<AlertFiring>();
        while (row.Step())
            firings.Add(AlertFiringRow.Read(row));
        row.Reset();
        return firings;
    }

    private static void Require(SqliteSession session, Scope scope, Guid alert)
    {
        if (!AlertRow.Exists(session, scope.WorkspaceId, alert))
            throw new EntityNotFoundException("Alert not found");
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
