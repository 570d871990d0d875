namespace Opik.Evaluation.Judges;

/// <summary>How useful an answer is to who asked. 0 to 1; higher is better. Python: <c>Usefulness</c>.</summary>
public sealed class UsefulnessMetric : Judge
{
    private const string Task = """
        You judge how useful the answer in <output> is to the person who wrote <input>. Give 1 when it could hardly help more and 0 when it does not help at all.

        # Criteria
        1. Help: it does what was asked, or says honestly what stands in the way and what to do instead.
        2. Relevance: it is about the question, all of it, and not about something else.
        3. Accuracy: what it says is right. An error that would mislead the user weighs more than all else.
        4. Depth: it explains, exemplifies or proves as far as the question calls for it.
        5. Creativity: where ideas or texts were asked for, they are apt and not worn out.
        6. Detail: as much as the user can use; neither padded nor cut short.

        # Rules
        - Do not prefer an answer because it is long, polite or confident.
        - A short answer to a simple question can be perfect.
        - A refusal is useful only as far as there is good cause for it and it shows another way.

        # Scores
        - 0.0: useless or harmful to the user's purpose.
        - 0.2: touches the subject; the user must start again.
        - 0.4: some help, with gaps or errors that matter.
        - 0.6: does the main thing; noticeable weaknesses.
        - 0.8: good; small things are missing.
        - 1.0: complete, right and to the point.
        Any number between 0 and 1 is allowed.
        """;

    private static readonly JudgeSchema Schema = new("usefulness", JudgeField.Reason, new JudgeField("score", JudgeFieldType.Number, "from 0 (useless) to 1 (could hardly help more)"));
    private static readonly JudgeInstructions Instructions = new(Task, [JudgeTag.Input, JudgeTag.Output], Schema);

    /// <param name="options">Choices; null: the defaults.</param>
    public UsefulnessMetric(JudgeOptions? options = null)
        : base("UsefulnessMetric", options)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("input"), new("output")];

    /// <summary>Scores an answer.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="output">The answer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MetricComputationException">The judge's answer cannot be read, or its score is outside 0 to 1.</exception>
    public async Task<ScoreResult> ScoreAsync(string input, string output, CancellationToken cancellationToken = default)
    {
        var answer = await AskAsync(Instructions, new JudgeData().Add("input", input).Add("output", output), cancellationToken).ConfigureAwait(false);
        return new ScoreResult(Name, answer.Score()) { Reason = answer.Reason() };
    }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(Text(arguments, "input"), Text(arguments, "output"), cancellationToken).ConfigureAwait(false);
}
