using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A page of queues.</summary>
public sealed record AnnotationQueueQuery
{
    /// <summary>Substring of the name, without case; null: all.</summary>
    public string? Name { get; init; }

    /// <summary>Filters, joined by AND.</summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>Order; null: newest first.</summary>
    public SortClause? Sort { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page.</summary>
    public int Size { get; init; } = 10;

    /// <summary>A part of them; null: all.</summary>
    public ListPart? Part { get; init; }
}
