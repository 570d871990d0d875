using Opik.Contracts;

namespace Opik;

/// <summary>What a span starts with. Everything may be left out.</summary>
public sealed record SpanOptions
{
    /// <summary>Id, a UUIDv7; null: a new one. The id of a span that exists replaces it.</summary>
    public Guid? Id { get; init; }

    /// <summary>What it does; default <see cref="SpanType.General"/>.</summary>
    public SpanType Type { get; init; }

    /// <summary>Start, UTC; null: now.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Place in a trace of another process; null: below what is current.</summary>
    public OpikParent? Parent { get; init; }

    /// <summary>Project, if the span opens a trace; null: that of the context, else of the options. Inside a trace the trace wins.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Environment, if the span opens a trace; null: that of the options.</summary>
    public string? Environment { get; init; }

    /// <summary>Input; captured at the start.</summary>
    public object? Input { get; init; }

    /// <summary>Tags; a span that opens a trace gives them to the trace as well.</summary>
    public IEnumerable<string>? Tags { get; init; }

    /// <summary>Metadata; a span that opens a trace gives it to the trace as well.</summary>
    public IEnumerable<KeyValuePair<string, object?>>? Metadata { get; init; }

    /// <summary>Values of one call for span and trace. Python: <c>opik_args</c>.</summary>
    public OpikArgs? Args { get; init; }

    /// <summary>True: it does not become current, no activity is made. Default false; children of detached entities are detached. Python: <c>Opik.span</c>.</summary>
    public bool Detached { get; init; }

    /// <summary>False: an outermost span is logged as a trace alone. Default true. Python: <c>create_duplicate_root_span</c>.</summary>
    public bool CreateDuplicateRootSpan { get; init; } = true;

    internal static SpanOptions Default { get; } = new();
}
