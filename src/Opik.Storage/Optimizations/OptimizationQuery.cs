using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Which optimizations a list shows, newest first. Conditions are joined by AND; null: no condition.</summary>
public sealed record OptimizationQuery
{
    /// <summary>Part of the name, without case.</summary>
    public string? Name { get; init; }

    /// <summary>Of this dataset.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Part of the name of the dataset, without case.</summary>
    public string? DatasetName { get; init; }

    /// <summary>True: of datasets that are deleted; false: of those that are not.</summary>
    public bool? DatasetDeleted { get; init; }

    /// <summary>Of this project.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Filters of the client, over <see cref="FilterFields.Optimizations"/>.</summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page.</summary>
    public int Size { get; init; } = 10;

    /// <summary>A part of them; null: all.</summary>
    public ListPart? Part { get; init; }
}
