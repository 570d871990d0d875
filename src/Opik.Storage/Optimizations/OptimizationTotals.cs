namespace Opik.Storage;

/// <summary>What the experiments of an optimization amount to.</summary>
public sealed record OptimizationTotals
{
    /// <summary>Experiments over the whole set: without mini-batches and mutations.</summary>
    public long Trials { get; init; }

    /// <summary>The earliest candidate; null without trials.</summary>
    public OptimizationCandidate? Baseline { get; init; }

    /// <summary>The candidate with the highest objective score, the earliest of equals; null when none was scored.</summary>
    public OptimizationCandidate? Best { get; init; }

    /// <summary>USD of all experiments, mini-batches included; null when unknown or 0.</summary>
    public double? Cost { get; init; }

    /// <summary>By name: the highest average among the trials.</summary>
    public IReadOnlyDictionary<string, double> FeedbackScores { get; init; } = new Dictionary<string, double>();

    /// <summary>By name: the highest score of a whole trial.</summary>
    public IReadOnlyDictionary<string, double> ExperimentScores { get; init; } = new Dictionary<string, double>();

    /// <summary>Sums up experiments.</summary>
    /// <param name="objective">Name of the score that is to be raised.</param>
    /// <param name="experiments">The experiments, with totals; any order.</param>
    public static OptimizationTotals Of(string objective, IEnumerable<ExperimentFacts> experiments)
    {
        var all = experiments.OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).ToList();
        var trials = all.FindAll(one => one.Type is ExperimentType.Regular or ExperimentType.Trial);
        var candidates = trials.GroupBy(OptimizationCandidates.KeyOf).Select(group => OptimizationCandidates.Average(objective, [.. group])).ToList();
        return new OptimizationTotals
        {
            Trials = trials.Count,
            Baseline = candidates.FirstOrDefault(),
            Best = candidates.Where(candidate => candidate.Score is not null).MaxBy(candidate => candidate.Score),
            Cost = all.Sum(one => one.Totals?.Cost ?? 0) is > 0 and var cost ? cost : null,
            FeedbackScores = Highest(trials.SelectMany(one => one.Totals?.FeedbackScores ?? new Dictionary<string, double>())),
            ExperimentScores = Highest(trials.SelectMany(one => one.Scores.Select(score => KeyValuePair.Create(score.Name, (double)score.Value)))),
        };
    }

    private static SortedDictionary<string, double> Highest(IEnumerable<KeyValuePair<string, double>> scores) =>
        new(scores.GroupBy(score => score.Key).ToDictionary(group => group.Key, group => group.Max(score => score.Value)), StringComparer.Ordinal);
}
