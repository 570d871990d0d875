using System.Text.Json;

namespace Opik.Storage;

/// <summary>Tells which experiments tried the same prompts, and averages them.</summary>
internal static class OptimizationCandidates
{
    /// <summary>Key of the candidate: <c>candidate_id</c> of the configuration, as optimizers write it; without it each experiment is its own.</summary>
    public static string KeyOf(ExperimentFacts experiment)
    {
        if (experiment.Metadata is { IsEmpty: false } metadata)
        {
            using var document = JsonDocument.Parse(metadata.Utf8);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("candidate_id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } key)
                return key;
        }

        return experiment.Id.ToString();
    }

    /// <summary>The average of experiments on one candidate.</summary>
    public static OptimizationCandidate Average(string objective, IReadOnlyList<ExperimentFacts> experiments) => new(
        Average(experiments, one => Score(one, objective)), Average(experiments, one => one.Totals?.Duration?.P50), Average(experiments, one => one.Totals?.CostAverage));

    // A score of the whole experiment says more than the average of its traces.
    private static double? Score(ExperimentFacts experiment, string objective) =>
        experiment.Scores.FirstOrDefault(score => score.Name == objective) is { } own ? (double)own.Value
        : experiment.Totals is { } totals && totals.FeedbackScores.TryGetValue(objective, out var average) ? average
        : null;

    private static double? Average(IReadOnlyList<ExperimentFacts> experiments, Func<ExperimentFacts, double?> value)
    {
        double sum = 0, weights = 0;
        foreach (var one in experiments)
        {
            if (value(one) is not { } known)
                continue;
            var weight = Math.Max(1, one.Totals?.TraceCount ?? 0);
            sum += known * weight;
            weights += weight;
        }

        return weights > 0 ? Math.Round(sum / weights, 12) : null;
    }
}
