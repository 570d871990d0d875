namespace Opik.Evaluation.Judges;

/// <summary>
/// Whether an answer says the same as the right one, in whatever words. 1 or 0; higher is better. Opik knows it as a judge of
/// online rules ("Meaning match"); there is none in its Python client.
/// </summary>
public sealed class MeaningMatchMetric : Judge
{
    private const string Task = """
        You decide whether the answer in <output> gives the same core answer to <input> as the right answer in <ground_truth>. True when it does, false when it does not.

        # The same
        - Other words, another language, another order, whole sentences instead of a word or the other way round.
        - Aliases, abbreviations, titles and other common names of the same person, place or thing.
        - Numerals or words, other notations and units of the same quantity or date, as long as the value is equal to the precision of the right answer.
        - Further true detail that leaves the core answer as it is; other spelling, case, punctuation, formatting.

        # Not the same
        - Another answer, or the opposite.
        - Several alternatives of which only one is right, or the right one together with wrong ones.
        - Hedging that does not commit to an answer ("it may be", "possibly X or Y").
        - The right answer taken back, or limited so that it no longer holds.
        - Only a part of what the right answer requires; a more general or more special thing than asked for.
        - No answer, a refusal, a question in return.

        Do not check whether <ground_truth> is true: it is the measure.
        """;

    private static readonly JudgeSchema Schema = new(
        "meaning_match",
        new JudgeField("reason", JudgeFieldType.Texts, "what the core answers are, and why they are the same or not"),
        new JudgeField("score", JudgeFieldType.Boolean, "true: the same core answer; false: not"));

    private static readonly JudgeInstructions Instructions = new(Task, [JudgeTag.Input, new JudgeTag("ground_truth", "the right answer"), JudgeTag.Output], Schema);

    /// <param name="options">Choices; null: the defaults.</param>
    public MeaningMatchMetric(JudgeOptions? options = null)
        : base("meaning_match", options)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("input"), new("ground_truth"), new("output")];

    /// <summary>Scores an answer.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="groundTruth">The right answer.</param>
    /// <param name="output">The answer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MetricComputationException">The judge's answer is not <c>{"score": true or false, "reason": [texts]}</c>.</exception>
    public async Task<ScoreResult> ScoreAsync(string input, string groundTruth, string output, CancellationToken cancellationToken = default)
    {
        var data = new JudgeData().Add("input", input).Add("ground_truth", groundTruth).Add("output", output);
        return (await AskAsync(Instructions, data, cancellationToken).ConfigureAwait(false)).Verdict(Name);
    }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(Text(arguments, "input"), Text(arguments, "ground_truth"), Text(arguments, "output"), cancellationToken).ConfigureAwait(false);
}
