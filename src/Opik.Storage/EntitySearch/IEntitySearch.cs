namespace Opik.Storage;

/// <summary>Finds entities of every kind that a store keeps, by id, beginning of an id, or part of a name.</summary>
public interface IEntitySearch
{
    /// <summary>What fits best of each kind; at most <paramref name="most"/> a kind.</summary>
    Task<IReadOnlyList<FoundEntity>> FindAsync(Scope scope, EntitySearchText text, int most, CancellationToken cancellationToken);
}
