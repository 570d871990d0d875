using Opik.Contracts;

namespace Opik.Storage;

/// <summary>What a list or stream of threads asks for.</summary>
public sealed record ThreadQuery
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Conditions, joined by AND.</summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>Order; null: last update, newest first.</summary>
    public SortClause? Sort { get; init; }

    /// <summary>Free text over id, first and last message and tags.</summary>
    public string? Search { get; init; }

    /// <summary>Earliest time.</summary>
    public DateTime? FromTime { get; init; }

    /// <summary>Latest time.</summary>
    public DateTime? ToTime { get; init; }

    /// <summary>Page from 1; streams ignore it.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page, or the limit of a stream.</summary>
    public int Size { get; init; } = 10;

    /// <summary>Cursor of a stream: only model ids below it.</summary>
    public Guid? LastRetrievedModelId { get; init; }

    /// <summary>Whether first and last message are read.</summary>
    public bool Messages { get; init; } = true;

    /// <summary>Whether the annotation queues of each thread are read.</summary>
    public bool Queues { get; init; } = true;

    /// <summary>Only items of this queue.</summary>
    public Guid? AnnotationQueueId { get; init; }
}
