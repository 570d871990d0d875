namespace Opik.Storage.Sqlite;

/// <content>Local runners.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>State of local runners.</summary>
    public IRunnerRecords RunnerRecords => field ??= new SqliteRunnerRecords(_database);
}
