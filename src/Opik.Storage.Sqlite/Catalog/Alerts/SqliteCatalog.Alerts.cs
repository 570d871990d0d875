namespace Opik.Storage.Sqlite;

/// <content>Alerts.</content>
public sealed partial class SqliteCatalog
{
    private SqliteAlerts AlertRows => field ??= new SqliteAlerts(_database, _clock);

    /// <summary>Alerts.</summary>
    public IAlerts Alerts => AlertRows;

    /// <summary>Events of alerts that wait to be sent.</summary>
    public IAlertBuckets AlertBuckets => field ??= new SqliteAlertBuckets(_database, _jobs, _clock);

    /// <summary>When alerts fired, and mutes.</summary>
    public IAlertFirings AlertFirings => field ??= new SqliteAlertFirings(_database, _clock);

    /// <summary>Writes that alerts want to be told of and that are about to be made.</summary>
    public IAlertIntents AlertIntents => field ??= new SqliteAlertIntents(_database);
}
