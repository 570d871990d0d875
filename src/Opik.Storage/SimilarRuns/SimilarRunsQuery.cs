namespace Opik.Storage;

/// <summary>Which runs like a trace are read.</summary>
/// <param name="TraceId">The trace; it is not among the answer.</param>
/// <param name="From">Earliest time of the id, inclusive; null: from the beginning.</param>
/// <param name="To">Latest time of the id, inclusive; null: until now.</param>
public sealed record SimilarRunsQuery(Guid TraceId, DateTime? From, DateTime? To)
{
    /// <summary>Runs at most.</summary>
    public int MaxTraces { get; init; } = 200;

    /// <summary>Spans of all runs at most, about.</summary>
    public int MaxSpans { get; init; } = 20_000;

    /// <summary>Runs of more spans than this are left out.</summary>
    public int MaxSpansOfTrace { get; init; } = 2_000;

    /// <summary>Only runs in which something failed.</summary>
    public bool FailedOnly { get; init; }
}
