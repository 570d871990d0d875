namespace Opik.Evaluation.Judges;

/// <summary>
/// Whether a text is a valid JSON object and keeps to a schema exactly. 1 or 0; higher is better. Python:
/// <c>StructuredOutputCompliance</c>.
/// </summary>
public sealed class StructuredOutputComplianceMetric : Judge
{
    private const string Task = """
        You check whether the text in <output> is one valid JSON object and, where there is a <schema>, whether it keeps to it exactly. It passes or it fails; there is nothing between.

        # Without a schema
        It passes when the whole text is one JSON object by RFC 8259: double quotes, no trailing commas, no comments, nothing before or after it.

        # With a schema
        The schema may be a JSON schema, code of a data class, a list of fields or an example. It passes when, besides:
        1. every required member is there, under exactly its name;
        2. every value has the type that is asked for: the text "5" is no number, the number 1 is not true, null only where it is allowed;
        3. formats, ranges, lengths and lists of allowed values are kept, in nested objects and lists too;
        4. there are no members that the schema does not know, unless it allows them.

        Check syntax first, then member by member. Whether the content makes sense is not your question. One violation is enough to fail.
        """;

    private static readonly JudgeSchema Schema = new(
        "structured_output_compliance",
        new JudgeField("reason", JudgeFieldType.Texts, "each violation, with the path of the member; or one text saying that there is none"),
        new JudgeField("score", JudgeFieldType.Boolean, "true: it passes; false: it fails"));

    private readonly JudgeInstructions _instructions;

    /// <param name="options">Choices; null: the defaults. Examples have the tags <c>schema</c>, <c>output</c> and the answer <c>{"reason":["…"],"score":true}</c>.</param>
    public StructuredOutputComplianceMetric(FewShotJudgeOptions? options = null)
        : base("structured_output_compliance", options) =>
        _instructions = new(Task, [new JudgeTag("schema", "what the text has to keep to; absent: any object will do"), new JudgeTag("output", "the text to check")], Schema, options?.FewShotExamples);

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("output"), new("schema", IsRequired: false)];

    /// <summary>Scores a text.</summary>
    /// <param name="output">The text.</param>
    /// <param name="schema">What it has to keep to, in any notation; null: any JSON object will do.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MetricComputationException">The judge's answer is not <c>{"score": true or false, "reason": [texts]}</c>.</exception>
    public async Task<ScoreResult> ScoreAsync(string output, string? schema = null, CancellationToken cancellationToken = default)
    {
        var data = new JudgeData().Add("schema", schema).Add("output", output);
        return (await AskAsync(_instructions, data, cancellationToken).ConfigureAwait(false)).Verdict(Name);
    }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(Text(arguments, "output"), OptionalText(arguments, "schema"), cancellationToken).ConfigureAwait(false);
}
