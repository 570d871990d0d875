using Microsoft.Extensions.Logging;
using Opik.Evaluation.Results;
using Opik.Evaluation.Statistics;

namespace Opik.Evaluation.Experiments;

/// <summary>The results of an experiment, in whatever order runs end, and statistics over them.</summary>
internal sealed class ResultCollection
{
    private readonly bool keeps;
    private readonly Lock gate = new();
    private readonly List<(long Order, TestResult Result)> kept = [];
    private readonly ScoreStatisticsBuilder statistics = new();

    /// <param name="keeps">Whether every result is kept, or only statistics.</param>
    /// <param name="stored">Results of before.</param>
    public ResultCollection(bool keeps, IReadOnlyList<TestResult> stored)
    {
        this.keeps = keeps;
        foreach (var result in stored)
            Add(-1, result);
    }

    /// <summary>Adds the result of a run.</summary>
    public void Add(long order, TestResult result)
    {
        lock (gate)
        {
            statistics.Add(result.ScoreResults);
            if (keeps)
                kept.Add((order, result));
        }
    }

    /// <summary>The results in the order of their items, those of before first.</summary>
    public IReadOnlyList<TestResult> InOrder()
    {
        lock (gate)
            return [.. kept.OrderBy(entry => entry.Order).Select(entry => entry.Result)];
    }

    /// <summary>Statistics over all of them.</summary>
    public IReadOnlyDictionary<string, ScoreStatistics> Statistics()
    {
        lock (gate)
            return statistics.Build();
    }

    /// <summary>Notes metrics that gave no number at all.</summary>
    public void WarnOfFailures(ILogger logger)
    {
        lock (gate)
        {
            if (statistics.FailedOnly is { Count: > 0 } failed)
                ExperimentLog.OnlyFailures(logger, string.Join(", ", failed));
        }
    }
}
