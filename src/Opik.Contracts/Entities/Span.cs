namespace Opik.Contracts;

/// <summary>One span as it is written. Times are UTC with microseconds. Null members are absent on the wire.</summary>
public sealed record Span
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The project, already resolved from name or id.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The trace it belongs to; that trace may not have arrived.</summary>
    public required Guid TraceId { get; init; }

    /// <summary>Parent span; null for a top-level span.</summary>
    public Guid? ParentSpanId { get; init; }

    /// <summary>Name of the span.</summary>
    public string? Name { get; init; }

    /// <summary>What it did.</summary>
    public SpanType Type { get; init; }

    /// <summary>Start. The epoch marks a partial row that an early PATCH made.</summary>
    public DateTime StartTime { get; init; }

    /// <summary>End; null while the span is open.</summary>
    public DateTime? EndTime { get; init; }

    /// <summary>Input, any JSON.</summary>
    public JsonText? Input { get; init; }

    /// <summary>Output, any JSON.</summary>
    public JsonText? Output { get; init; }

    /// <summary>Metadata, usually an object.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>Model name as the client sent it.</summary>
    public string? Model { get; init; }

    /// <summary>Provider name as the client sent it.</summary>
    public string? Provider { get; init; }

    /// <summary>Tags without duplicates, in the order sent; null or empty: none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Token counts by key (<c>prompt_tokens</c>, <c>original_usage.*</c>, …).</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    /// <summary>Error, if it failed.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>Cost in USD; sent by the client when <see cref="CostIsManual"/>, else computed from usage. Null: unknown.</summary>
    public decimal? TotalEstimatedCost { get; init; }

    /// <summary>True when the client sent the cost: it is then never recomputed.</summary>
    public bool CostIsManual { get; init; }

    /// <summary>Milliseconds to the first token.</summary>
    public double? Ttft { get; init; }

    /// <summary>Who produced it.</summary>
    public EntitySource Source { get; init; }

    /// <summary>Environment name, at most 150 characters.</summary>
    public string? Environment { get; init; }

    /// <summary>Client's version time: an older row never overrides a newer one. Null on write: now.</summary>
    public DateTime? LastUpdatedAt { get; init; }
}
