namespace Opik.Storage.Sqlite.Tests.Telemetry;

/// <content>Numbers over logs.</content>
internal sealed partial class SqliteStore
{
    public override ILogFigures LogFigures => Telemetry.LogFigures;

    public override IProjectFigures ProjectFigures => Telemetry.ProjectFigures;

    public override IEnvironmentTraffic EnvironmentTraffic => Telemetry.EnvironmentTraffic;

    public override IProviderCosts ProviderCosts => Telemetry.ProviderCosts;

    public override ILogSeries LogSeries => Telemetry.LogSeries;

    public override ILogValues LogValues => Telemetry.LogValues;

    public override ILogPercentiles LogPercentiles => Telemetry.LogPercentiles;

    public override ILogDifferences LogDifferences => Telemetry.LogDifferences;

    public override ISimilarRuns SimilarRuns => Telemetry.SimilarRuns;
}
