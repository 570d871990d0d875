namespace Opik.Storage.Sqlite;

/// <content>Alerts.</content>
public sealed partial class SqliteCatalog
{
    private SqliteAlerts AlertRows => field ??= new SqliteAlerts(_database, _clock);

    /// <summary>Alerts.</summary>
    public IAlerts Alerts => AlertRows;
}
