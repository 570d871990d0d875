using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Judges;

/// <summary>How well the steps of an agent led to its goal. 0 to 1; higher is better. Python: <c>TrajectoryAccuracy</c>.</summary>
public sealed class TrajectoryAccuracyMetric : Judge
{
    private const string Task = """
        You judge how an agent worked: whether the steps in <trajectory> were a sound way to the <goal>, and whether <final_result> is what they led to. Give 1 for work that could hardly be better and 0 for work that failed.

        # Criteria
        1. Reasoning: each thought follows from the goal and from what was known by then.
        2. Actions: each is the one that the thought calls for, with fitting arguments.
        3. Feedback: what came back is read rightly and used; errors are noticed and dealt with.
        4. Goal: the result meets it, and is borne out by the steps rather than invented.
        5. Economy: no needless, repeated or contradictory steps; nothing done that was not asked for.

        # Rules
        - A right result by luck, or against what the steps showed, is worth little.
        - A sound way that an outside failure stopped, and that the agent reports honestly, is worth more than a claim of success.
        - Missing thoughts or observations are no fault where the action speaks for itself. No steps at all: judge whether the goal needed any.

        # Scores
        - 0.0: the goal is missed and the steps make no sense.
        - 0.1 to 0.3: a little of it makes sense; the goal is missed.
        - 0.4 to 0.6: serious mistakes or detours; the goal is met in part.
        - 0.7 to 0.8: the goal is met with small mistakes or detours.
        - 0.9 to 1.0: the goal is met on a sound and direct way.
        Any number between 0 and 1 is allowed.
        """;

    private static readonly JudgeSchema Schema = new(
        "trajectory_accuracy",
        new JudgeField("explanation", JudgeFieldType.Text, "what was sound and what was not, naming the steps by number; not empty"),
        new JudgeField("score", JudgeFieldType.Number, "from 0 (failed) to 1 (could hardly be better)"));

    private static readonly JudgeInstructions Instructions = new(
        Task,
        [new JudgeTag("goal", "what the agent was to reach"), new JudgeTag("trajectory", "its steps in order, each in a <step> tag"), new JudgeTag("final_result", "what it gave in the end")],
        Schema);

    /// <param name="options">Choices; null: the defaults.</param>
    public TrajectoryAccuracyMetric(JudgeOptions? options = null)
        : base("trajectory_accuracy_metric", options)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("goal"), new("trajectory"), new("final_result")];

    /// <summary>Scores the work of an agent.</summary>
    /// <param name="goal">What it was to reach.</param>
    /// <param name="trajectory">Its steps in order.</param>
    /// <param name="finalResult">What it gave in the end.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MetricComputationException">The judge's answer cannot be read, its score is outside 0 to 1, or its explanation is blank.</exception>
    public Task<ScoreResult> ScoreAsync(string goal, IReadOnlyList<TrajectoryStep> trajectory, string finalResult, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        return ScoreAsync(goal, [.. trajectory.Select(step => step.Text)], finalResult, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> steps = arguments["trajectory"] is JsonArray items ? [.. items.Select(Step)] : Texts(arguments, "trajectory") ?? [];
        return await ScoreAsync(Text(arguments, "goal"), steps, Text(arguments, "final_result"), cancellationToken).ConfigureAwait(false);
    }

    private async Task<ScoreResult> ScoreAsync(string goal, IReadOnlyList<string> steps, string finalResult, CancellationToken cancellationToken)
    {
        var data = new JudgeData().Add("goal", goal).AddList("trajectory", "step", steps).Add("final_result", finalResult);
        var answer = await AskAsync(Instructions, data, cancellationToken).ConfigureAwait(false);
        var score = answer.Score();
        var explanation = PythonValue.Print(answer.Member("explanation"));
        return string.IsNullOrWhiteSpace(explanation)
            ? throw JudgeJson.Unreadable(answer.Text, "has an empty \"explanation\"")
            : new ScoreResult(Name, score) { Reason = explanation };
    }

    // {"thought": …, "action": …, "observation": …}; anything else is shown as it is.
    private static string Step(JsonNode? step) => step is JsonObject members && members.Count > 0
        ? string.Join('\n', members.Select(member => $"{member.Key}: {Print(member.Value)}"))
        : Print(step);
}
