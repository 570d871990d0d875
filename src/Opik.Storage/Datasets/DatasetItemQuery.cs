using Opik.Contracts;

namespace Opik.Storage;

/// <summary>One page of the items of a version.</summary>
public sealed record DatasetItemQuery
{
    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>Hash or tag of the version; null: the latest.</summary>
    public string? Version { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Items of a page.</summary>
    public int Size { get; init; } = 10;

    /// <summary>Conditions on <see cref="FilterFields.DatasetItems"/>.</summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>Order; null: id, descending.</summary>
    public SortClause? Sort { get; init; }
}
