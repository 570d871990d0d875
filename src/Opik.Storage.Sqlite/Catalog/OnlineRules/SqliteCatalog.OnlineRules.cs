namespace Opik.Storage.Sqlite;

/// <content>Online rules and their logs.</content>
public sealed partial class SqliteCatalog
{
    private SqliteOnlineRules Rules => field ??= new SqliteOnlineRules(_database, _clock);

    /// <summary>Online rules.</summary>
    public IOnlineRules OnlineRules => Rules;

    /// <summary>What rules did.</summary>
    public IOnlineRuleLogs OnlineRuleLogs => field ??= new SqliteOnlineRuleLogs(_database);
}
