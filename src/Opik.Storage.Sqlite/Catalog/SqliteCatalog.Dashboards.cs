namespace Opik.Storage.Sqlite;

/// <content>Dashboards and insights views.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Dashboards and insights views.</summary>
    public IDashboards Dashboards => field ??= new SqliteDashboards(_database, _clock);
}
