namespace Opik.Storage.ContractTests;

/// <content>Numbers over logs.</content>
public abstract partial class TelemetryStore
{
    public abstract ILogFigures LogFigures { get; }
}
