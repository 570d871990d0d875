namespace Opik.Storage;

/// <summary>Numbers over the traces of a project in a range. Durations are milliseconds, null when no trace is finished.</summary>
public sealed record ProjectFigures
{
    /// <summary>Traces.</summary>
    public long Traces { get; init; }

    /// <summary>Those of them with an error.</summary>
    public long Errors { get; init; }

    /// <summary>Average duration.</summary>
    public double? Average { get; init; }

    /// <summary>Median duration.</summary>
    public double? P50 { get; init; }

    /// <summary>90 % take at most so long.</summary>
    public double? P90 { get; init; }

    /// <summary>95 % take at most so long.</summary>
    public double? P95 { get; init; }

    /// <summary>99 % take at most so long.</summary>
    public double? P99 { get; init; }

    /// <summary>Cost in USD.</summary>
    public double Cost { get; init; }

    /// <summary>Tokens: <c>total_tokens</c>, or input and output where the total was not sent.</summary>
    public long Tokens { get; init; }

    /// <summary>Whether counts are estimates.</summary>
    public bool Estimated { get; init; }

    /// <summary>Traces of the equal range before.</summary>
    public long TracesBefore { get; init; }

    /// <summary>Cost of the equal range before, USD.</summary>
    public double CostBefore { get; init; }
}
