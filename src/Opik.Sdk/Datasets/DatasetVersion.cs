namespace Opik.Datasets;

/// <summary>A dataset as it was at one version. Python: <c>DatasetVersion</c>.</summary>
public sealed class DatasetVersion
{
    internal DatasetVersion(Dataset dataset, DatasetVersionRecord record) => (Dataset, Info) = (dataset, record);

    /// <summary>The dataset.</summary>
    public Dataset Dataset { get; }

    /// <summary>What the server says of the version.</summary>
    public DatasetVersionRecord Info { get; }

    /// <summary>Reads its items. Python: <c>get_items</c>.</summary>
    public Task<IReadOnlyList<DatasetItem>> GetItemsAsync(DatasetReading? how = null, CancellationToken cancellationToken = default) =>
        ItemReader.ReadAllAsync(Dataset, Info.VersionHash, how, cancellationToken);

    /// <summary>Reads its items page by page. Python: <c>stream_items</c>.</summary>
    public IAsyncEnumerable<IReadOnlyList<DatasetItem>> StreamItemsAsync(DatasetReading? how = null, CancellationToken cancellationToken = default) =>
        ItemReader.StreamAsync(Dataset, Info.VersionHash, how ?? new DatasetReading(), cancellationToken);
}
