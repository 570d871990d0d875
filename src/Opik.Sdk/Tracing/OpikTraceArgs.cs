namespace Opik;

/// <summary>Values for the trace around one call.</summary>
public sealed record OpikTraceArgs
{
    /// <summary>Conversation the trace belongs to.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Tags to add.</summary>
    public IEnumerable<string>? Tags { get; init; }

    /// <summary>Metadata to set.</summary>
    public IEnumerable<KeyValuePair<string, object?>>? Metadata { get; init; }
}
