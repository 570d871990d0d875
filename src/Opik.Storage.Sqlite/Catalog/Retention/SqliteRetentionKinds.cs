namespace Opik.Storage.Sqlite;

/// <summary>Times of kinds of data in the catalog file.</summary>
internal sealed class SqliteRetentionKinds(SqliteDatabase database, TimeProvider clock) : IRetentionKinds
{
    public Task<RetentionKinds> GetAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var kinds = RetentionKinds.None;
                var rows = session.Prepare("SELECT kind, period, apply_to_past, since, set_by FROM retention_kind WHERE ws = ?1").Bind(1, scope.WorkspaceId);
                while (rows.Step())
                {
                    var rule = new RetentionKindRule((RetentionKind)rows.Int32(0), (RetentionPeriod)rows.Int32(1), rows.Int64(2) != 0, rows.Time(3), rows.Text(4));
                    kinds = rule.Kind == RetentionKind.Scored ? kinds with { Scored = rule } : kinds with { Attachments = rule };
                }

                rows.Reset();
                return kinds;
            },
            cancellationToken);

    public Task SetAsync(Scope scope, RetentionKind kind, RetentionPeriod? period, bool applyToPast, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (period is null)
                {
                    session.Prepare("DELETE FROM retention_kind WHERE ws = ?1 AND kind = ?2").Bind(1, scope.WorkspaceId).Bind(2, (long)kind).Execute();
                    return;
                }

                session.Prepare("INSERT OR REPLACE INTO retention_kind (ws, kind, period, apply_to_past, since, set_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
                    .Bind(1, scope.WorkspaceId).Bind(2, (long)kind).Bind(3, (long)period).Bind(4, applyToPast ? 1L : 0L)
                    .Bind(5, clock.GetUtcNow().UtcDateTime).Bind(6, scope.UserName).Execute();
            },
            cancellationToken: cancellationToken);

    public Task<IReadOnlyDictionary<Guid, DateTime>> GetAttachmentWorkspacesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<Guid, DateTime>>(
            session => SqliteRetentionRuns.Times(session.Prepare($"SELECT ws, since FROM retention_kind WHERE kind = {(int)RetentionKind.Attachments}")), cancellationToken);
}
