namespace Opik.Storage.Sqlite;

/// <content>Datasets.</content>
public sealed partial class SqliteTelemetry
{
    /// <summary>Heads of datasets.</summary>
    public IDatasets Datasets => field ??= new SqliteDatasets(this);

    /// <summary>Versions of datasets.</summary>
    public IDatasetVersions DatasetVersions => field ??= new SqliteDatasetVersions(this);

    /// <summary>Writes of dataset items.</summary>
    public IDatasetItemWrites DatasetItemWrites => field ??= new SqliteDatasetItemWrites(this);

    /// <summary>Reads of dataset items.</summary>
    public IDatasetItemReads DatasetItemReads => field ??= new SqliteDatasetItemReads(this);

    /// <summary>Drafts of datasets.</summary>
    public IDatasetDrafts DatasetDrafts => field ??= new SqliteDatasetDrafts(this, (SqliteDatasetItemReads)DatasetItemReads);
}
