using Opik.Contracts;

namespace Opik.Storage;

/// <summary>What a list or stream of spans asks for.</summary>
public sealed record SpanQuery
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Only spans of this trace.</summary>
    public Guid? TraceId { get; init; }

    /// <summary>Only spans of this type.</summary>
    public SpanType? Type { get; init; }

    /// <summary>Conditions, joined by AND.</summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>Order; null: id, newest first.</summary>
    public SortClause? Sort { get; init; }

    /// <summary>Free text over id, name, input, output, metadata, error and tags.</summary>
    public string? Search { get; init; }

    /// <summary>Earliest time of the id, inclusive.</summary>
    public DateTime? FromTime { get; init; }

    /// <summary>Latest time of the id, inclusive.</summary>
    public DateTime? ToTime { get; init; }

    /// <summary>Page from 1; streams ignore it.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page, or the limit of a stream.</summary>
    public int Size { get; init; } = 10;

    /// <summary>Cursor of a stream: only ids below it.</summary>
    public Guid? LastRetrievedId { get; init; }

    /// <summary>Which payloads to read.</summary>
    public PayloadParts Payload { get; init; } = PayloadParts.All;

    /// <summary>Longest previews; more than <see cref="TextLength.Stored"/> are made of the payloads that are read.</summary>
    public int PreviewLength { get; init; } = TextLength.Stored;

    /// <summary>Wire names of derived members that need not be computed.</summary>
    public IReadOnlySet<string>? Exclude { get; init; }
}
