namespace Opik.Storage.Sqlite;

public sealed partial class SqliteTelemetry
{
    /// <summary>Counts over all workspaces, for operators.</summary>
    public IUsageCounts UsageCounts => new SqliteUsageCounts(Database);

    /// <summary>Room that the data take.</summary>
    public IStorageUse StorageUse => new SqliteStorageUse(this, Path.Combine(Path.GetDirectoryName(Database.Path)!, SearchFolder));
}
