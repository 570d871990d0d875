using Opik.Contracts;

namespace Opik.Storage;

/// <summary>The traces, spans or threads of a list, of which numbers are asked.</summary>
public sealed record LogQuery
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>What the list has.</summary>
    public required KpiEntity Entity { get; init; }

    /// <summary>Conditions, joined by AND.</summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>Free text, as in the list.</summary>
    public string? Search { get; init; }

    /// <summary>Earliest time of the id, inclusive; null: from the beginning.</summary>
    public DateTime? From { get; init; }

    /// <summary>Latest time of the id, inclusive; null: until now.</summary>
    public DateTime? To { get; init; }
}
