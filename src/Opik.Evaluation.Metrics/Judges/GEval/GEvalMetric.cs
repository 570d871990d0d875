using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Contracts.PythonRules;
using Opik.Llm;

namespace Opik.Evaluation.Judges;

/// <summary>
/// Scores by criteria of your own. The model first writes evaluation steps, which are kept, then follows them and gives 0 to 10;
/// the score is a tenth of it, 0 to 1. Everything to be judged goes into <c>output</c>. Python: <c>GEval</c>.
/// </summary>
/// <remarks>
/// After Liu et al., "G-Eval: NLG Evaluation using GPT-4 with Better Human Alignment" (2023). Where the model tells
/// probabilities, the score is the mean of the numbers that it might have written, weighted by them.
/// </remarks>
public class GEvalMetric : Judge
{
    private readonly GEvalTask _task;
    private readonly GEvalOptions _options;
    private readonly EvaluationStepsCache _steps;

    /// <param name="taskIntroduction">The task, to the evaluator: "You evaluate …". Python: <c>task_introduction</c>.</param>
    /// <param name="evaluationCriteria">The criteria, best with what 0, 5 and 10 mean. Python: <c>evaluation_criteria</c>.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentException">One of the texts is blank.</exception>
    public GEvalMetric(string taskIntroduction, string evaluationCriteria, GEvalOptions? options = null)
        : this(new GEvalTask("g_eval_metric", taskIntroduction, evaluationCriteria), options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(taskIntroduction);
        ArgumentException.ThrowIfNullOrWhiteSpace(evaluationCriteria);
    }

    private protected GEvalMetric(GEvalTask task, GEvalOptions? options)
        : base(task.Name, options ??= new GEvalOptions())
    {
        (_task, _options, _steps) = (task, options, options.StepsCache ?? new EvaluationStepsCache());
        Parameters = [.. task.Works.Select(name => new MetricParameter(name, task.Works.Count == 1)), .. task.Extras.Select(extra => new MetricParameter(extra.Name, IsRequired: false))];
    }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<MetricParameter> Parameters { get; }

    private protected sealed override double? DefaultTemperature => 0;

    /// <summary>Scores a piece of work.</summary>
    /// <param name="output">The work, with whatever is needed to judge it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MetricComputationException">The judge's answer cannot be read, or its score is outside 0 to 10.</exception>
    public Task<ScoreResult> ScoreAsync(string output, CancellationToken cancellationToken = default) =>
        ScoreAsync(new JudgeData().Add("solution", output), cancellationToken);

    /// <inheritdoc/>
    protected sealed override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var work = _task.Works.FirstOrDefault(name => arguments[name] is not null) ?? _task.Works[0];
        var data = new JudgeData().Add("solution", Text(arguments, work));
        foreach (var extra in _task.Extras)
        {
            if (extra.Name != work)
                data.Add(extra.Name, OptionalText(arguments, extra.Name));
        }

        return await ScoreAsync(data, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ScoreResult> ScoreAsync(JudgeData data, CancellationToken cancellationToken)
    {
        var key = (_task.Introduction, _task.Criteria, _options.Model.Identity, _options.Temperature, _options.Seed, _options.ReasoningEffort);
        var steps = await _steps.GetAsync(key, PlanAsync, cancellationToken).ConfigureAwait(false);
        var instructions = GEvalPrompts.Judge(_task, steps);
        var request = ModelOptions(instructions.Schema);
        if (_options.UseLogProbabilities)
            LogProbabilities.Request(request);
        var response = await AskAsync(instructions.Messages(data), request, cancellationToken).ConfigureAwait(false);
        var tokens = _options.UseLogProbabilities ? LogProbabilities.Of(response) : null;
        return tokens is not null && ScoreTokens.Mean(tokens) is { } mean ? Weighted(response, mean) : Plain(new JudgeAnswer(response.Text));
    }

    private async Task<string> PlanAsync() =>
        (await AskAsync(GEvalPrompts.Plan(_task.Introduction, _task.Criteria), ModelOptions(schema: null), CancellationToken.None).ConfigureAwait(false)).Text;

    private ScoreResult Plain(JudgeAnswer answer) => new(Name, answer.Score(most: 10) / 10) { Reason = PythonValue.Print(answer.Member("reason")) };

    // Tokens and text must be of the same answer, so there is nothing to look for around it.
    private ScoreResult Weighted(ChatResponse response, double mean) =>
        PythonJson.TryRead(response.Text, out var json) && json is JsonObject members && members.TryGetPropertyValue("reason", out var reason)
            ? new ScoreResult(Name, Math.Clamp(mean / 10, 0, 1)) { Reason = reason is null ? null : PythonValue.Print(reason) }
            : throw JudgeJson.Unreadable(response.Text, "is no JSON object with a \"reason\"");
}
