namespace Opik.Storage.ContractTests;

/// <content>Datasets.</content>
public abstract partial class TelemetryStore
{
    public abstract IDatasets Datasets { get; }

    public abstract IDatasetVersions DatasetVersions { get; }

    public abstract IDatasetItemWrites DatasetItemWrites { get; }

    public abstract IDatasetItemReads DatasetItemReads { get; }
}
