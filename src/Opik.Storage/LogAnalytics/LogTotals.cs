namespace Opik.Storage;

/// <summary>Numbers over a set of traces, spans or threads.</summary>
public sealed record LogTotals
{
    /// <summary>How many.</summary>
    public long Count { get; init; }

    /// <summary>With an error.</summary>
    public long Errors { get; init; }

    /// <summary>Median duration in milliseconds; null when none is finished.</summary>
    public double? P50 { get; init; }

    /// <summary>90 % take at most so many milliseconds.</summary>
    public double? P90 { get; init; }

    /// <summary>95 % take at most so many milliseconds.</summary>
    public double? P95 { get; init; }

    /// <summary>99 % take at most so many milliseconds.</summary>
    public double? P99 { get; init; }

    /// <summary>Average duration in milliseconds; null when none is finished.</summary>
    public double? Average { get; init; }

    /// <summary>Cost in USD.</summary>
    public double Cost { get; init; }

    /// <summary>Tokens: <c>total_tokens</c>, or input and output where the total was not sent.</summary>
    public long Tokens { get; init; }
}
