namespace Opik;

/// <summary>What a trace starts with. Everything may be left out.</summary>
public sealed record TraceOptions
{
    /// <summary>Id, a UUIDv7; null: a new one. The id of a trace that exists replaces it.</summary>
    public Guid? Id { get; init; }

    /// <summary>Start, UTC; null: now.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Project; null: that of the context, else of the options. Inside a context the context wins.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Environment; null: that of the options.</summary>
    public string? Environment { get; init; }

    /// <summary>Conversation it belongs to.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Input; captured at the start.</summary>
    public object? Input { get; init; }

    /// <summary>Tags.</summary>
    public IEnumerable<string>? Tags { get; init; }

    /// <summary>Metadata.</summary>
    public IEnumerable<KeyValuePair<string, object?>>? Metadata { get; init; }

    /// <summary>True: it does not become current, no activity is made; for imports and event handlers. Default false. Python: <c>Opik.trace</c>.</summary>
    public bool Detached { get; init; }

    /// <summary>What makes the trace and its spans; null: <c>sdk</c>.</summary>
    internal string? Source { get; init; }
}
