using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A page of the comparison of experiments, one row per dataset item that one of them ran.</summary>
public sealed record ComparisonQuery
{
    /// <summary>The dataset; it may be deleted.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>The experiments; others are left out when they are not of the dataset.</summary>
    public required IReadOnlyList<Guid> ExperimentIds { get; init; }

    /// <summary>
    /// Filters over <see cref="FilterFields.ComparedItems"/>. An item matches when it fulfils the conditions on items and one
    /// of its runs all conditions on runs.
    /// </summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>Order over <see cref="SortFields.DatasetItems"/>; null: newest first. Numbers of several runs are averaged.</summary>
    public SortClause? Sort { get; init; }

    /// <summary>Text in the data of the item, or in the input or output of a run, without case.</summary>
    public string? Search { get; init; }

    /// <summary>Changes against a baseline, by which items are chosen and ordered; null: none.</summary>
    public ChangeQuery? Changes { get; init; }

    /// <summary>Whether runs have the starts of their input and output in place of the whole and of their metadata.</summary>
    public bool Previews { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page.</summary>
    public int Size { get; init; } = 10;
}
