namespace Opik.Contracts;

/// <summary>One trace as it is written. Times are UTC with microseconds. Null members are absent on the wire.</summary>
public sealed record Trace
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The project, already resolved from name or id.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Name of the trace.</summary>
    public string? Name { get; init; }

    /// <summary>Start. The epoch marks a partial row that an early PATCH made.</summary>
    public DateTime StartTime { get; init; }

    /// <summary>End; null while the trace is open.</summary>
    public DateTime? EndTime { get; init; }

    /// <summary>Input, any JSON.</summary>
    public JsonText? Input { get; init; }

    /// <summary>Output, any JSON.</summary>
    public JsonText? Output { get; init; }

    /// <summary>Metadata, usually an object.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>Tags without duplicates, in the order sent; null or empty: none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Error, if it failed.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>Conversation thread that the trace belongs to.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Milliseconds to the first token.</summary>
    public double? Ttft { get; init; }

    /// <summary>Who produced it.</summary>
    public EntitySource Source { get; init; }

    /// <summary>Environment name, at most 150 characters.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether lists show it.</summary>
    public VisibilityMode VisibilityMode { get; init; }

    /// <summary>Client's version time: an older row never overrides a newer one. Null on write: now.</summary>
    public DateTime? LastUpdatedAt { get; init; }
}
