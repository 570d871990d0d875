using Opik.Contracts;

namespace Opik.Storage;

/// <summary>One page of datasets.</summary>
public sealed record DatasetQuery
{
    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page.</summary>
    public int Size { get; init; } = 10;

    /// <summary>Only those of the project.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Substring of the name, without case.</summary>
    public string? Name { get; init; }

    /// <summary>Only those with an experiment.</summary>
    public bool WithExperimentsOnly { get; init; }

    /// <summary>Only those with an optimization.</summary>
    public bool WithOptimizationsOnly { get; init; }

    /// <summary>Only those with an experiment that used the prompt.</summary>
    public Guid? PromptId { get; init; }

    /// <summary>Conditions on <see cref="FilterFields.Datasets"/>.</summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>Order; null: newest first.</summary>
    public SortClause? Sort { get; init; }

    /// <summary>A part of them; null: all.</summary>
    public ListPart? Part { get; init; }
}
