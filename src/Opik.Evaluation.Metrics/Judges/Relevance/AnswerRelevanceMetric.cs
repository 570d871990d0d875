namespace Opik.Evaluation.Judges;

/// <summary>Whether an answer is to the point of the question. 0 to 1; higher is better. Python: <c>AnswerRelevance</c>.</summary>
public sealed class AnswerRelevanceMetric : Judge
{
    private static readonly JudgeSchema Schema = new(
        "answer_relevance",
        JudgeField.Reason,
        new JudgeField(AnswerRelevancePrompts.ScoreKey, JudgeFieldType.Number, "from 0 (about something else) to 1 (to the point)"));

    private readonly bool _requiresContext;
    private readonly JudgeInstructions _withContext;
    private readonly JudgeInstructions _withoutContext;

    /// <param name="options">Choices; null: the defaults. Examples have the tags <c>input</c>, <c>output</c>, <c>context</c> and the answer <c>{"reason":"…","answer_relevance_score":0.0}</c>.</param>
    public AnswerRelevanceMetric(AnswerRelevanceOptions? options = null)
        : base("answer_relevance_metric", options)
    {
        _requiresContext = options?.RequireContext ?? true;
        _withContext = new(AnswerRelevancePrompts.WithContext, [JudgeTag.Input, JudgeTag.Context, JudgeTag.Output], Schema, options?.FewShotExamples ?? AnswerRelevancePrompts.ExamplesWithContext);
        _withoutContext = new(AnswerRelevancePrompts.WithoutContext, [JudgeTag.Input, JudgeTag.Output], Schema, options?.FewShotExamplesWithoutContext ?? AnswerRelevancePrompts.ExamplesWithoutContext);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("input"), new("output"), new("context", IsRequired: false)];

    /// <summary>Scores an answer.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="output">The answer.</param>
    /// <param name="context">The documents that it was to rest on; null or empty: none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MetricComputationException">There is no context, but one is required; or the judge's answer cannot be read, or its score is outside 0 to 1.</exception>
    public async Task<ScoreResult> ScoreAsync(string input, string output, IReadOnlyList<string>? context = null, CancellationToken cancellationToken = default)
    {
        var hasContext = context is { Count: > 0 };
        if (_requiresContext && !hasContext)
            throw new MetricComputationException($"'{Name}' needs a context. To judge answers without one, turn off AnswerRelevanceOptions.RequireContext.");
        var data = new JudgeData().Add("input", input).AddList("context", "document", hasContext ? context : null).Add("output", output);
        var answer = await AskAsync(hasContext ? _withContext : _withoutContext, data, cancellationToken).ConfigureAwait(false);
        return new ScoreResult(Name, answer.Score(AnswerRelevancePrompts.ScoreKey)) { Reason = answer.Reason() };
    }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(Text(arguments, "input"), Text(arguments, "output"), Texts(arguments, "context"), cancellationToken).ConfigureAwait(false);
}
