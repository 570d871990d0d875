using Opik.Contracts;

namespace Opik.Storage;

/// <summary>What lists show of an experiment's traces.</summary>
public sealed record ExperimentTotals
{
    /// <summary>Comments that are kept at most, the oldest first.</summary>
    public const int MostComments = 100;

    /// <summary>Distinct traces of its items.</summary>
    public long TraceCount { get; init; }

    /// <summary>Distinct dataset items.</summary>
    public long DatasetItemCount { get; init; }

    /// <summary>Average by name over the traces that have the score.</summary>
    public IReadOnlyDictionary<string, double> FeedbackScores { get; init; } = new Dictionary<string, double>();

    /// <summary>Of traces that have ended; null without any.</summary>
    public Percentiles? Duration { get; init; }

    /// <summary>USD; null when unknown or 0.</summary>
    public double? Cost { get; init; }

    /// <summary>USD per trace with a cost; null without any.</summary>
    public double? CostAverage { get; init; }

    /// <summary>Average by key over the traces that have it.</summary>
    public IReadOnlyDictionary<string, double> Usage { get; init; } = new Dictionary<string, double>();

    /// <summary>Items that passed; null where nothing is asserted.</summary>
    public long? PassedCount { get; init; }

    /// <summary>Items; null where nothing is asserted.</summary>
    public long? TotalCount { get; init; }

    /// <summary>Passed items among all, 0 to 1; null where nothing is asserted.</summary>
    public double? PassRate => TotalCount is > 0 ? (double)PassedCount!.Value / TotalCount.Value : null;

    /// <summary>By assertion: the share of runs in which it held.</summary>
    public IReadOnlyDictionary<string, double> AssertionScores { get; init; } = new Dictionary<string, double>();

    /// <summary>Comments on its traces, oldest first, at most <see cref="MostComments"/>.</summary>
    public IReadOnlyList<Comment> Comments { get; init; } = [];
}
