namespace Opik.Evaluation.Judges;

/// <summary>
/// How much of an answer is made up: not supported by the context, or, without a context, against well established knowledge.
/// 0 (all supported) to 1; lower is better. Python: <c>Hallucination</c>.
/// </summary>
public sealed class HallucinationMetric : Judge
{
    private static readonly JudgeSchema Schema = new(
        "hallucination",
        new JudgeField("reason", JudgeFieldType.Texts, "the unsupported claims, each with what it conflicts with or lacks; or one text saying that there are none"),
        new JudgeField("score", JudgeFieldType.Number, "from 0 (everything is supported) to 1 (nothing is)"));

    private readonly JudgeInstructions _withContext;
    private readonly JudgeInstructions _withoutContext;

    /// <param name="options">Choices; null: the defaults. Examples have the tags <c>input</c>, <c>output</c>, <c>context</c> and the answer <c>{"reason":["…"],"score":0.0}</c>.</param>
    public HallucinationMetric(FewShotJudgeOptions? options = null)
        : base("hallucination_metric", options)
    {
        _withContext = new(HallucinationPrompts.WithContext, [JudgeTag.Input, JudgeTag.Context, JudgeTag.Output], Schema, options?.FewShotExamples);
        _withoutContext = new(HallucinationPrompts.WithoutContext, [JudgeTag.Input, JudgeTag.Output], Schema, options?.FewShotExamples);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("input"), new("output"), new("context", IsRequired: false)];

    /// <summary>Scores an answer.</summary>
    /// <param name="input">What was asked; it tells what the answer is about, but is no evidence.</param>
    /// <param name="output">The answer.</param>
    /// <param name="context">What it may rest on; null or empty: well established knowledge.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MetricComputationException">The judge's answer cannot be read, or its score is outside 0 to 1.</exception>
    public async Task<ScoreResult> ScoreAsync(string input, string output, IReadOnlyList<string>? context = null, CancellationToken cancellationToken = default)
    {
        var hasContext = context is { Count: > 0 };
        var data = new JudgeData().Add("input", input).AddList("context", "document", hasContext ? context : null).Add("output", output);
        var answer = await AskAsync(hasContext ? _withContext : _withoutContext, data, cancellationToken).ConfigureAwait(false);
        return new ScoreResult(Name, answer.Score()) { Reason = JudgeReason.Text(answer.Member("reason")) };
    }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(Text(arguments, "input"), Text(arguments, "output"), Texts(arguments, "context"), cancellationToken).ConfigureAwait(false);
}
