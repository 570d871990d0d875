using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Which experiments a list shows, and in which order. Conditions are joined by AND; null: no condition.</summary>
public sealed record ExperimentQuery
{
    /// <summary>Part of the name, without case.</summary>
    public string? Name { get; init; }

    /// <summary>Of this dataset.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Of this optimization.</summary>
    public Guid? OptimizationId { get; init; }

    /// <summary>Of these types; null: of any.</summary>
    public IReadOnlyList<ExperimentType>? Types { get; init; }

    /// <summary>True: of datasets that are deleted; false: of those that are not.</summary>
    public bool? DatasetDeleted { get; init; }

    /// <summary>That used a version of this prompt.</summary>
    public Guid? PromptId { get; init; }

    /// <summary>That used this version of a prompt.</summary>
    public Guid? PromptVersionId { get; init; }

    /// <summary>That name this version of an agent's configuration: <c>{"agent_configuration":{"_blueprint_id":"…"}}</c> of their metadata.</summary>
    public Guid? BlueprintId { get; init; }

    /// <summary>Of one of these projects.</summary>
    public IReadOnlyList<Guid>? ProjectIds { get; init; }

    /// <summary>Of none of these projects.</summary>
    public IReadOnlyList<Guid>? NotProjectIds { get; init; }

    /// <summary>Among these.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>Filters of the client, over <see cref="FilterFields.Experiments"/>.</summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>Order, over <see cref="SortFields.Experiments"/>; null: newest first.</summary>
    public SortClause? Sort { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page.</summary>
    public int Size { get; init; } = 10;
}
