using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Opik.Optimizer;

/// <summary>A run as its algorithm sees it: what was tried, and the ways to try, ask and draw lots.</summary>
public sealed class OptimizationContext
{
    private readonly IOptimizationHost _host;
    private readonly List<Evaluation> _trials = [];
    private readonly Dictionary<string, Evaluation> _tried = new(StringComparer.Ordinal);
    private int _candidates;
    private int _batches;

    internal OptimizationContext(OptimizationSetup setup, IOptimizationHost host) => (Setup, _host, Rules) = (setup, host, PromptRules.Of(setup));

    /// <summary>What is optimized.</summary>
    public OptimizationSetup Setup { get; }

    /// <summary>Trials in their order, that of the beginning first.</summary>
    public IReadOnlyList<Evaluation> Trials => _trials;

    /// <summary>The best so far, the earliest of equals.</summary>
    public Evaluation Best { get; private set; } = null!;

    /// <summary>Round that the algorithm is in.</summary>
    public int Step { get; set; }

    internal PromptRules Rules { get; }

    internal int MaxTrials => _host.Limits.Trials;

    /// <summary>Whether the answer to a question of <see cref="AskAsync"/> is remembered.</summary>
    internal bool Remembers(string key) => _host.Remembers("ask/" + key);

    internal bool IsTrialsUsedUp => _trials.Count > _host.Limits.Trials;

    /// <summary>A candidate with an id of its own.</summary>
    public Candidate Propose(IReadOnlyList<PromptMessage> messages, string change, params IReadOnlyList<Candidate> parents) => new()
    {
        Id = $"c{_candidates++}",
        Messages = messages,
        Change = Short(change),
        Parents = [.. parents.Select(static parent => parent.Id).Distinct(StringComparer.Ordinal)],
        Step = Step,
    };

    /// <summary>Tries a candidate on all rows: a trial. A prompt that was tried before is not tried again.</summary>
    public async Task<Evaluation> TryAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        if (_tried.TryGetValue(candidate.Text, out var known))
            return known;
        var request = new EvaluationRequest($"trial/{candidate.Id}", EvaluationKind.Trial, _trials.Count, candidate, Setup.Rows);
        var evaluation = new Evaluation(candidate, request.Number, await EvaluateAsync(request, cancellationToken).ConfigureAwait(false));
        _trials.Add(evaluation);
        _tried[candidate.Text] = evaluation;
        var isBest = Best is null || evaluation.Score > Best.Score;
        Log($"T{evaluation.Number}: {evaluation.Score:0.0000}{(evaluation.Number > 0 && isBest ? ", the best so far" : string.Empty)}{(candidate.Change.Length > 0 ? " · " + candidate.Change : string.Empty)}");
        if (isBest)
            Best = evaluation;
        if (Setup.SkipPerfectScore && Best!.Score >= Setup.PerfectScore)
            throw new StoppedException(StopReason.PerfectScore);
        return evaluation;
    }

    /// <summary>Tries a candidate on some rows; no trial.</summary>
    public async Task<Evaluation> SampleAsync(Candidate candidate, IReadOnlyList<OptimizationRow> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        if (_tried.TryGetValue(candidate.Text, out var known))
            return Of(known, rows);
        var request = new EvaluationRequest($"batch/{_batches++}/{candidate.Id}", EvaluationKind.MiniBatch, _trials.Count, candidate, rows);
        return new Evaluation(candidate, request.Number, await EvaluateAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>What a trial says of some rows.</summary>
    public static Evaluation Of(Evaluation trial, IReadOnlyList<OptimizationRow> rows)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var byRow = trial.Rows.ToDictionary(static row => row.RowId);
        return trial with { Rows = [.. rows.Select(row => byRow[row.Id])] };
    }

    /// <summary>Asks the model that thinks about prompts; null: it gave no answer that can be used.</summary>
    /// <param name="key">Names the question within the run.</param>
    /// <param name="instructions">What it is to do.</param>
    /// <param name="text">What it is about.</param>
    /// <param name="schema">JSON schema of the answer.</param>
    /// <param name="attempt">Which attempt at the same question, from 1: each has another seed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<JsonObject?> AskAsync(string key, string instructions, string text, JsonObject schema, int attempt, CancellationToken cancellationToken)
    {
        key = "ask/" + key;
        if (!_host.Remembers(key))
            StopAtLimits();
        var question = new ModelQuestion(key, [new("system", instructions), new("user", text)], schema, Setup.Seed + (1000 * (attempt - 1)));
        var answer = await _host.AskAsync(question, cancellationToken).ConfigureAwait(false);
        if (answer is null)
            Log("The model gave no answer that can be used.", OptimizationLogLevel.Warn);
        return answer;
    }

    /// <summary>Random numbers for one purpose: the same each time the run is repeated.</summary>
    public Random Random(string purpose) =>
        new(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{Setup.Seed}/{purpose}")), 0) & int.MaxValue);

    /// <summary>Notes what happens, for people.</summary>
    public void Log(string text, OptimizationLogLevel level = OptimizationLogLevel.Info) => _host.Log(level, text);

    // What is remembered is past: a limit that was lowered since does not undo it.
    private async Task<IReadOnlyList<RowScore>> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        if (!_host.Remembers(request.Key))
            StopAtLimits();
        try
        {
            return await _host.EvaluateAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (CostLimitException)
        {
            throw new StoppedException(StopReason.CostLimit);
        }
    }

    private void StopAtLimits()
    {
        if (IsTrialsUsedUp)
            throw new StoppedException(StopReason.MaxTrials);
        if (_host.Limits.Cost is { } most && _host.Spent >= most)
            throw new StoppedException(StopReason.CostLimit);
    }

    private static string Short(string change)
    {
        const int Most = 120;
        var line = string.Join(' ', change.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Most ? line : line[..(Most - 1)] + "…";
    }
}
