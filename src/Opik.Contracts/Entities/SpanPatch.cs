namespace Opik.Contracts;

/// <summary>What a PATCH changes of a span: null members stay as they are.</summary>
public sealed record SpanPatch
{
    /// <summary>Project named by the client, resolved; null when it named none.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The trace of the span; required for a single PATCH, and must equal the stored one.</summary>
    public Guid? TraceId { get; init; }

    /// <summary>Must equal the stored parent (null is a value) in a single PATCH.</summary>
    public Guid? ParentSpanId { get; init; }

    /// <summary>New type.</summary>
    public SpanType? Type { get; init; }

    /// <summary>New model; blank keeps the old one.</summary>
    public string? Model { get; init; }

    /// <summary>New provider; blank keeps the old one.</summary>
    public string? Provider { get; init; }

    /// <summary>Replaces all usage.</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    /// <summary>Cost sent by the client, USD.</summary>
    public decimal? TotalEstimatedCost { get; init; }

    /// <summary>New name; blank keeps the old one.</summary>
    public string? Name { get; init; }

    /// <summary>New end.</summary>
    public DateTime? EndTime { get; init; }

    /// <summary>New input, replacing the whole value.</summary>
    public JsonText? Input { get; init; }

    /// <summary>New output, replacing the whole value.</summary>
    public JsonText? Output { get; init; }

    /// <summary>New metadata, replacing the whole value.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>Replaces all tags, also when empty; null keeps them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Added to the tags; wins over <see cref="Tags"/>.</summary>
    public IReadOnlyList<string>? TagsToAdd { get; init; }

    /// <summary>Removed from the tags; wins over <see cref="Tags"/>.</summary>
    public IReadOnlyList<string>? TagsToRemove { get; init; }

    /// <summary>New error.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>New time to first token, milliseconds.</summary>
    public double? Ttft { get; init; }

    /// <summary>New source.</summary>
    public EntitySource? Source { get; init; }

    /// <summary>New environment.</summary>
    public string? Environment { get; init; }
}
