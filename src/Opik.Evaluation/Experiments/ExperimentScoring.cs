using Opik.Evaluation.Functions;
using Opik.Experiments;

namespace Opik.Evaluation.Experiments;

/// <summary>Scores of the whole.</summary>
internal static class ExperimentScoring
{
    /// <summary>Calls the functions and stores what they give; one that throws is noted, and the others go on.</summary>
    public static async Task<IReadOnlyList<ScoreResult>> ScoreAsync(
        OpikClient client, Experiment experiment, IReadOnlyList<ExperimentScoringFunction> functions, ResultCollection results, CancellationToken cancellationToken)
    {
        if (functions.Count == 0)
            return [];
        var runs = results.InOrder();
        var scores = new List<ScoreResult>();
        foreach (var function in functions)
        {
            try
            {
                scores.AddRange(await function(runs, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                ExperimentLog.FunctionFailed(client.Logger, experiment.Id, exception);
            }
        }

        ScoreValue[] stored = [.. scores.Where(score => !score.ScoringFailed && double.IsFinite(score.Value)).Select(score => new ScoreValue(score.Name, score.Value))];
        if (stored.Length > 0)
            await experiment.LogScoresAsync(stored, cancellationToken).ConfigureAwait(false);
        return scores;
    }
}
