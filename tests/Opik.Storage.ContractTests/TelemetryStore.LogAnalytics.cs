namespace Opik.Storage.ContractTests;

/// <content>Numbers over logs.</content>
public abstract partial class TelemetryStore
{
    public abstract ILogFigures LogFigures { get; }

    public abstract IProjectFigures ProjectFigures { get; }

    public abstract IEnvironmentTraffic EnvironmentTraffic { get; }

    public abstract IProviderCosts ProviderCosts { get; }

    public abstract ILogSeries LogSeries { get; }

    public abstract ILogValues LogValues { get; }

    public abstract ILogPercentiles LogPercentiles { get; }

    public abstract ILogDifferences LogDifferences { get; }

    public abstract ISimilarRuns SimilarRuns { get; }
}
