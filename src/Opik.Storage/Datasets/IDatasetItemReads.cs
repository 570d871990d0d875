using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Reads of items. Unknown datasets and versions are <see cref="EntityNotFoundException"/>.</summary>
public interface IDatasetItemReads
{
    /// <summary>The item in the latest version of its dataset; null when absent.</summary>
    Task<DatasetItem?> GetAsync(Scope scope, Guid itemId, CancellationToken cancellationToken);

    /// <summary>One page with its exact total.</summary>
    Task<DatasetItemPage> FindAsync(Scope scope, DatasetItemQuery query, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="size"/> items below <paramref name="before"/>, id descending: the next piece of a stream.</summary>
    Task<IReadOnlyList<DatasetItem>> ReadAsync(
        Scope scope, Guid datasetId, string? version, IReadOnlyList<FilterClause> filters, Guid? before, int size, CancellationToken cancellationToken);

    /// <summary>
    /// All items of a version that meet the conditions, id descending, read in pieces. The version is looked up once; its
    /// items are those at the time of each piece, should somebody change it in place meanwhile.
    /// </summary>
    IAsyncEnumerable<DatasetItem> EnumerateAsync(Scope scope, Guid datasetId, string? version, IReadOnlyList<FilterClause> filters, CancellationToken cancellationToken);
}
