namespace Opik.Storage.Sqlite.Tests.Telemetry;

/// <content>Datasets.</content>
internal sealed partial class SqliteStore
{
    public override IDatasets Datasets => Telemetry.Datasets;

    public override IDatasetVersions DatasetVersions => Telemetry.DatasetVersions;

    public override IDatasetItemWrites DatasetItemWrites => Telemetry.DatasetItemWrites;

    public override IDatasetItemReads DatasetItemReads => Telemetry.DatasetItemReads;
}
