namespace Opik.Storage;

/// <summary>Where items of datasets are used.</summary>
public interface IItemUses
{
    /// <summary>The experiments of a dataset (those of people, not trials of optimizations) that ran an item, and what they scored. An item that nobody knows was used nowhere.</summary>
    Task<ItemUses> FindAsync(Scope scope, Guid datasetId, Guid itemId, CancellationToken cancellationToken);
}
