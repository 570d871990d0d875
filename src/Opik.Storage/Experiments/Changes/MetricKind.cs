namespace Opik.Storage;

/// <summary>What a metric of a comparison measures, by dataset item.</summary>
public enum MetricKind
{
    /// <summary>A feedback score of the trace.</summary>
    Score,

    /// <summary>Whether the item passes its assertions, 1 or 0.</summary>
    Passed,

    /// <summary>Share of the runs in which one assertion holds.</summary>
    Assertion,

    /// <summary>Milliseconds.</summary>
    Duration,

    /// <summary>USD.</summary>
    Cost,

    /// <summary>Tokens in and out.</summary>
    Tokens,
}
