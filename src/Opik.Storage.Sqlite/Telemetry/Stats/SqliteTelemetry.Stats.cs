namespace Opik.Storage.Sqlite;

/// <content>Statistics.</content>
public sealed partial class SqliteTelemetry
{
    /// <summary>Numbers over traces, spans and threads.</summary>
    public IStats Stats => new SqliteStats(this);

    /// <summary>Summaries of projects.</summary>
    public IProjectStats ProjectStats => new SqliteProjectStats(this);

    /// <summary>Numbers of all projects in a range.</summary>
    public IProjectFigures ProjectFigures => new SqliteProjectFigures(this);

    /// <summary>Traces by environment.</summary>
    public IEnvironmentTraffic EnvironmentTraffic => new SqliteEnvironmentTraffic(this);

    /// <summary>Cost by provider.</summary>
    public IProviderCosts ProviderCosts => new SqliteProviderCosts(this);

    /// <summary>Metrics of projects over time.</summary>
    public IProjectMetrics ProjectMetrics => new SqliteProjectMetrics(this);

    /// <summary>Key figures of projects.</summary>
    public IKpiCards KpiCards => new SqliteKpiCards(this);

    /// <summary>Numbers over what lists of logs show.</summary>
    public ILogFigures LogFigures => new SqliteLogFigures(this);

    /// <summary>Measures over logs by time and group.</summary>
    public ILogSeries LogSeries => new SqliteLogSeries(this);

    /// <summary>Values of the fields of logs.</summary>
    public ILogValues LogValues => new SqliteLogValues(this);

    /// <summary>What is usual for logs of a name.</summary>
    public ILogPercentiles LogPercentiles => new SqliteLogPercentiles(this);

    /// <summary>What distinguishes a part of logs.</summary>
    public ILogDifferences LogDifferences => new SqliteLogDifferences(this);

    /// <summary>Numbers over the projects of a workspace.</summary>
    public IWorkspaceMetrics WorkspaceMetrics => new SqliteWorkspaceMetrics(this);

    /// <summary>Upkeep of precomputed statistics.</summary>
    public IStatsCatchUp StatsCatchUp => new RollupBackfill(Database, Rollups);
}
