namespace Opik.Storage.Sqlite;

public sealed partial class SqliteTelemetry
{
    /// <summary>Counts over all workspaces, for operators.</summary>
    public IUsageCounts UsageCounts => new SqliteUsageCounts(Database);
}
