using System.Globalization;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges;

/// <summary>
/// Several judges, and the mean of their votes. They vote at the same time; metadata keeps each vote under <c>judge_scores</c>
/// by the name of its score, the second of a name as <c>name#2</c>. 0 to 1. Python: <c>LLMJuriesJudge</c>.
/// </summary>
public sealed class LlmJuriesJudge : Metric
{
    private readonly IReadOnlyList<IMetric> _judges;

    /// <param name="judges">The judges: any metrics whose scores are from 0 to 1.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentException">There are no judges.</exception>
    public LlmJuriesJudge(IEnumerable<IMetric> judges, MetricOptions? options = null)
        : base("llm_juries_judge", options)
    {
        ArgumentNullException.ThrowIfNull(judges);
        _judges = [.. judges];
        if (_judges.Count == 0)
            throw new ArgumentException("A jury needs at least one judge.", nameof(judges));
        Parameters = [.. _judges.SelectMany(judge => judge.Parameters).GroupBy(parameter => parameter.Name, StringComparer.Ordinal).Select(same => new MetricParameter(same.Key, same.Any(parameter => parameter.IsRequired)))];
    }

    /// <summary>What any of the judges takes; required is what one of them requires.</summary>
    public override IReadOnlyList<MetricParameter> Parameters { get; }

    /// <inheritdoc/>
    /// <exception cref="MetricComputationException">A vote failed, is no number from 0 to 1, or there are none.</exception>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        // The first error ends the others: no vote counts without all.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var calls = _judges.Select(judge => VoteAsync(judge, arguments, stop)).ToArray();
        await Task.WhenAll(calls).ConfigureAwait(false);
        var scores = new JsonObject();
        var sum = 0.0;
        foreach (var vote in calls.SelectMany(call => call.Result))
        {
            if (vote.ScoringFailed)
                throw new MetricComputationException($"The vote of '{vote.Name}' failed: {vote.Reason}");
            if (!(vote.Value >= 0 && vote.Value <= 1))
                throw new MetricComputationException($"The vote of '{vote.Name}' is {vote.Value.ToString(CultureInfo.InvariantCulture)}; votes are from 0 to 1.");
            scores[FreeName(scores, vote.Name)] = vote.Value;
            sum += vote.Value;
        }

        return scores.Count == 0
            ? throw new MetricComputationException("No judge gave a score.")
            : new ScoreResult(Name, sum / scores.Count) { Reason = $"Averaged {scores.Count} judge scores", Metadata = new JsonObject { ["judge_scores"] = scores } };
    }

    private static async Task<IReadOnlyList<ScoreResult>> VoteAsync(IMetric judge, ScoreArguments arguments, CancellationTokenSource stop)
    {
        try
        {
            return await judge.ScoreAsync(arguments, stop.Token).ConfigureAwait(false);
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static string FreeName(JsonObject taken, string name)
    {
        var free = name;
        for (var number = 2; taken.ContainsKey(free); number++)
            free = $"{name}#{number.ToString(CultureInfo.InvariantCulture)}";
        return free;
    }
}
