namespace Opik.Storage;

/// <summary>Numbers over a set of traces, spans or threads.</summary>
public sealed record EntityStats
{
    /// <summary>How many.</summary>
    public long Count { get; init; }

    /// <summary>Durations of the finished ones; null when none is.</summary>
    public Percentiles? Duration { get; init; }

    /// <summary>With an input.</summary>
    public long Inputs { get; init; }

    /// <summary>With an output.</summary>
    public long Outputs { get; init; }

    /// <summary>With metadata.</summary>
    public long Metadata { get; init; }

    /// <summary>Average number of tags.</summary>
    public double Tags { get; init; }

    /// <summary>Average number of language model calls of a trace.</summary>
    public double LlmSpans { get; init; }

    /// <summary>Average number of spans of a trace.</summary>
    public double Spans { get; init; }

    /// <summary>Average cost in USD of those that cost something; 0 when none does.</summary>
    public double Cost { get; init; }

    /// <summary>Cost of all, USD.</summary>
    public double CostSum { get; init; }

    /// <summary>Average by usage key, over those that have the key.</summary>
    public IReadOnlyDictionary<string, double> Usage { get; init; } = new Dictionary<string, double>();

    /// <summary>Sum by usage key.</summary>
    public IReadOnlyDictionary<string, long> UsageSums { get; init; } = new Dictionary<string, long>();

    /// <summary>Average by score name; several authors of one entity count as their average.</summary>
    public IReadOnlyDictionary<string, double> Scores { get; init; } = new Dictionary<string, double>();

    /// <summary>Of traces: average of their spans' scores by name.</summary>
    public IReadOnlyDictionary<string, double> SpanScores { get; init; } = new Dictionary<string, double>();

    /// <summary>Failed guardrail checks.</summary>
    public long GuardrailsFailed { get; init; }

    /// <summary>With an error.</summary>
    public long Errors { get; init; }
}
