namespace Opik.Storage.Sqlite;

/// <content>What is kept of features of the hosted product.</content>
public sealed partial class SqliteCatalog
{
    /// <summary>Insights jobs.</summary>
    public IInsightsJobs InsightsJobs => field ??= new SqliteInsightsJobs(_database, _clock);

    /// <summary>Reports.</summary>
    public IReports Reports => field ??= new SqliteReports(_database, _clock);
}
