namespace Opik.Evaluation.Judges;

/// <summary>
/// Whether an answer is correct by the right one, for optimizers: 1 or 0; higher is better. What goes wrong is a failed score of
/// 0 and no exception, so that one bad answer ends no optimization. Python: <c>AnswerCorrectnessMetric</c> of <c>opik_optimizer</c>.
/// </summary>
public sealed class AnswerCorrectnessMetric : Judge
{
    private const string Task = """
        You decide whether the answer in <output> is correct, by the right answer in <reference>. True when it is, false when it is not.

        - It is correct when it gives the core of the right answer, in whatever words, notation or length, and nothing that contradicts it.
        - Where the right answer has several parts, all are needed, unless the question asks for one of them.
        - It is not correct when it leaves the answer open, offers several, or gives the right one only to take it back.
        - Explanations, working and courtesy around the answer do not matter.
        Take <reference> as true, even if you know better.
        """;

    private static readonly JudgeSchema Schema = new(
        "answer_correctness",
        new JudgeField("reason", JudgeFieldType.Texts, "what the two answers are, and what is missing or wrong where it is not correct"),
        new JudgeField("score", JudgeFieldType.Boolean, "true: correct; false: not"));

    private static readonly JudgeInstructions Instructions = new(Task, [JudgeTag.Input, new JudgeTag("reference", "the right answer"), JudgeTag.Output], Schema);
    private readonly AnswerCorrectnessOptions _options;

    /// <param name="options">Choices; null: the defaults.</param>
    public AnswerCorrectnessMetric(AnswerCorrectnessOptions? options = null)
        : base("answer_correctness", options ??= new AnswerCorrectnessOptions())
    {
        _options = options;
        Parameters = [new("output"), new(options.ReferenceKey), new(options.QuestionKey, IsRequired: false)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; }

    /// <summary>Scores an answer.</summary>
    /// <param name="output">The answer.</param>
    /// <param name="reference">The right answer.</param>
    /// <param name="question">What was asked; null: not told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>1 or 0 with a reason; a failed score when the model could not be asked or its answer not be read.</returns>
    public async Task<ScoreResult> ScoreAsync(string output, string reference, string? question = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var data = new JudgeData().Add("input", question).Add("reference", reference).Add("output", output);
            return (await AskAsync(Instructions, data, cancellationToken).ConfigureAwait(false)).Verdict(Name);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return ScoreResult.Failed(Name, exception);
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(Text(arguments, "output"), Text(arguments, _options.ReferenceKey), OptionalText(arguments, _options.QuestionKey), cancellationToken).ConfigureAwait(false);
}
