using Opik.Contracts;

namespace Opik.Searching;

/// <summary>A stored span. Python: <c>SpanPublic</c>.</summary>
public sealed record SpanRecord : EntityRecord
{
    /// <summary>Its trace.</summary>
    public Guid TraceId { get; init; }

    /// <summary>Its parent; null: directly below the trace.</summary>
    public Guid? ParentSpanId { get; init; }

    /// <summary>Name of the project.</summary>
    public string? ProjectName { get; init; }

    /// <summary>What it did.</summary>
    public SpanType Type { get; init; }

    /// <summary>Model.</summary>
    public string? Model { get; init; }

    /// <summary>Provider of the model.</summary>
    public string? Provider { get; init; }
}
