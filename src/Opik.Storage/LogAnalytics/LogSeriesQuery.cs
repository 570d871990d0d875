namespace Opik.Storage;

/// <summary>Series of measures over logs, perhaps divided into groups.</summary>
public sealed record LogSeriesQuery
{
    /// <summary>What is counted.</summary>
    public required LogQuery Logs { get; init; }

    /// <summary>What is measured, in this order; the first one ranks the groups.</summary>
    public required IReadOnlyList<LogMeasure> Measures { get; init; }

    /// <summary>Length of an interval; null: the shortest usual one that needs no more than <see cref="MaxIntervals"/>.</summary>
    public TimeSpan? Step { get; init; }

    /// <summary>Intervals at most.</summary>
    public int MaxIntervals { get; init; } = 120;

    /// <summary>Division; null: none.</summary>
    public MetricBreakdown? Group { get; init; }

    /// <summary>Groups shown by themselves; the others are one.</summary>
    public int Groups { get; init; } = 5;
}
