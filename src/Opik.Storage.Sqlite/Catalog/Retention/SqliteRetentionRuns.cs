namespace Opik.Storage.Sqlite;

/// <summary>Runs of retention in the catalog file.</summary>
internal sealed class SqliteRetentionRuns(SqliteDatabase database) : IRetentionRuns
{
    public Task<IReadOnlyDictionary<Guid, DateTime>> GetAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<Guid, DateTime>>(static session => Times(session.Prepare("SELECT ws, begun_at FROM retention_run")), cancellationToken);

    public Task NoteAsync(Guid workspaceId, DateTime begun, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("INSERT OR REPLACE INTO retention_run (ws, begun_at) VALUES (?1, ?2)").Bind(1, workspaceId).Bind(2, begun).Execute(),
            cancellationToken: cancellationToken);

    internal static Dictionary<Guid, DateTime> Times(SqliteStatement rows)
    {
        var times = new Dictionary<Guid, DateTime>();
        while (rows.Step())
            times[rows.Id(0)] = rows.Time(1);
        rows.Reset();
        return times;
    }
}
