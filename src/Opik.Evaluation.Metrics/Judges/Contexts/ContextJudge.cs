namespace Opik.Evaluation.Judges;

/// <summary>What the two judges of contexts share: their arguments, and a score under a name of its own.</summary>
public abstract class ContextJudge : Judge
{
    private readonly string _scoreKey;
    private readonly JudgeInstructions _instructions;

    private protected ContextJudge(string name, string scoreKey, string task, string meaning, IReadOnlyList<JudgeExample> examples, FewShotJudgeOptions? options)
        : base(name, options)
    {
        _scoreKey = scoreKey;
        var schema = new JudgeSchema(scoreKey, JudgeField.Reason, new JudgeField(scoreKey, JudgeFieldType.Number, meaning));
        _instructions = new(task, [JudgeTag.Input, JudgeTag.Context, JudgeTag.ExpectedOutput, JudgeTag.Output], schema, options?.FewShotExamples ?? examples);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("input"), new("output"), new("expected_output"), new("context")];

    /// <summary>Scores an answer.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="output">The answer.</param>
    /// <param name="expectedOutput">The answer that was expected.</param>
    /// <param name="context">The documents that the system was given.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MetricComputationException">The judge's answer cannot be read, or its score is outside 0 to 1.</exception>
    public async Task<ScoreResult> ScoreAsync(string input, string output, string expectedOutput, IReadOnlyList<string> context, CancellationToken cancellationToken = default)
    {
        var data = new JudgeData().Add("input", input).AddList("context", "document", context).Add("expected_output", expectedOutput).Add("output", output);
        var answer = await AskAsync(_instructions, data, cancellationToken).ConfigureAwait(false);
        return new ScoreResult(Name, answer.Score(_scoreKey)) { Reason = answer.Reason() };
    }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(Text(arguments, "input"), Text(arguments, "output"), Text(arguments, "expected_output"), Texts(arguments, "context") ?? [], cancellationToken).ConfigureAwait(false);
}
