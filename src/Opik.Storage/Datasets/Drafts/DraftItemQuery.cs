using Opik.Contracts;

namespace Opik.Storage;

/// <summary>One page of the latest version with a draft over it.</summary>
public sealed record DraftItemQuery
{
    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Items of a page.</summary>
    public int Size { get; init; } = 10;

    /// <summary>Conditions on <see cref="FilterFields.DatasetItems"/>.</summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>Order; null: id, descending.</summary>
    public SortClause? Sort { get; init; }

    /// <summary>Only items of these states; empty: all items.</summary>
    public IReadOnlyCollection<DraftState> States { get; init; } = [];
}
