namespace Opik.Storage.Sqlite;

/// <summary>What kind of series a metric has.</summary>
internal enum MetricShape
{
    /// <summary>One series of one number per cell.</summary>
    Number,

    /// <summary>Three series: percentiles of durations.</summary>
    Percentiles,

    /// <summary>A series per usage key.</summary>
    Usage,

    /// <summary>A series per score name.</summary>
    Scores,

    /// <summary>Failed guardrail checks.</summary>
    Guardrails,
}
