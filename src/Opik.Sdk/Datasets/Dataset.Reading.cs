namespace Opik.Datasets;

/// <content>Reading items of the newest version.</content>
public sealed partial class Dataset
{
    /// <summary>Reads the items of the newest version. Python: <c>get_items</c>.</summary>
    /// <param name="how">Which and how; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<IReadOnlyList<DatasetItem>> GetItemsAsync(DatasetReading? how = null, CancellationToken cancellationToken = default) =>
        ItemReader.ReadAllAsync(this, null, how, cancellationToken);

    /// <summary>Reads the items of the newest version page by page, never more than a few pages in memory. Python: <c>stream_items</c>.</summary>
    /// <param name="how">Which and how; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<IReadOnlyList<DatasetItem>> StreamItemsAsync(DatasetReading? how = null, CancellationToken cancellationToken = default) =>
        ItemReader.StreamAsync(this, null, how ?? new DatasetReading(), cancellationToken);
}
