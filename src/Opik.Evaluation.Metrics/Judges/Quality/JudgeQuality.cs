using Opik.Llm;

namespace Opik.Evaluation.Judges.Quality;

/// <summary>Measures how well a judge agrees with people: runs it over labelled examples.</summary>
public static class JudgeQuality
{
    /// <summary>Measures it. What the judge cannot judge is counted and reported, and does not end the measurement.</summary>
    /// <param name="judge">The judge, or any other metric of one score; the first counts of several.</param>
    /// <param name="set">The examples.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not within 0 to 1, or the number of parallel calls is below 1.</exception>
    public static async Task<JudgeQualityReport> MeasureAsync(IMetric judge, LabelledSet set, JudgeQualityOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(set);
        options ??= new JudgeQualityOptions();
        if (options.Threshold is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.Threshold, "The threshold is a number from 0 to 1.");
        if (options.MaxParallel < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxParallel, "At least one example must be judged at a time.");
        var before = options.Meter?.Total;
        var begin = options.TimeProvider.GetTimestamp();
        var judged = new JudgedExample[set.Examples.Count];
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxParallel, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, judged.Length, parallel, async (i, cancelled) =>
        {
            judged[i] = await JudgeAsync(judge, set.Examples[i], options, cancelled).ConfigureAwait(false);
            options.Progress?.Invoke(Interlocked.Increment(ref done));
        }).ConfigureAwait(false);
        return new JudgeQualityReport(judge.Name, set.Name, options.Threshold, judged, options.TimeProvider.GetElapsedTime(begin))
        {
            Use = before is null ? null : Since(before, options.Meter!.Total),
        };
    }

    private static ModelConsumption Since(ModelConsumption before, ModelConsumption now) => now with
    {
        Calls = now.Calls - before.Calls,
        Failures = now.Failures - before.Failures,
        InputTokens = now.InputTokens - before.InputTokens,
        CachedInputTokens = now.CachedInputTokens - before.CachedInputTokens,
        OutputTokens = now.OutputTokens - before.OutputTokens,
        ReasoningTokens = now.ReasoningTokens - before.ReasoningTokens,
        Cost = now.Cost - before.Cost,
        CallsWithoutCost = now.CallsWithoutCost - before.CallsWithoutCost,
    };

    private static async Task<JudgedExample> JudgeAsync(IMetric judge, LabelledExample example, JudgeQualityOptions options, CancellationToken cancellationToken)
    {
        var begin = options.TimeProvider.GetTimestamp();
        ScoreResult score;
        try
        {
            var scores = await judge.ScoreAsync(new ScoreArguments(example.Arguments), cancellationToken).ConfigureAwait(false);
            score = scores is [var first, ..] ? first : throw new MetricComputationException("The judge gave no score.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            score = ScoreResult.Failed(judge.Name, failure);
        }

        var latency = options.TimeProvider.GetElapsedTime(begin);
        return score.ScoringFailed
            ? new JudgedExample(example, null, null, latency) { Reason = score.Reason }
            : new JudgedExample(example, score.Value, score.Value >= options.Threshold, latency) { Reason = score.Reason };
    }
}
