using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>What a list or stream of traces or spans asks for, in the terms of the store.</summary>
internal sealed record RowFilter
{
    /// <summary>Clauses, joined by AND.</summary>
    public required IReadOnlyList<FilterClause> Clauses { get; init; }

    /// <summary>Free text; null: none.</summary>
    public string? Search { get; init; }

    /// <summary>Order; null: newest first.</summary>
    public SortClause? Sort { get; init; }

    /// <summary>Earliest time of the id.</summary>
    public DateTime? From { get; init; }

    /// <summary>Latest time of the id.</summary>
    public DateTime? To { get; init; }

    /// <summary>Only ids below.</summary>
    public Guid? Below { get; init; }
}
