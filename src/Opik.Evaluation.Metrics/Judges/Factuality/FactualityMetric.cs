using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges;

/// <summary>
/// How factual an answer is, claim by claim: the mean over its claims. 0 to 1; higher is better. Python: <c>FactualityMetric</c>
/// (not exported there).
/// </summary>
public sealed class FactualityMetric : Judge
{
    private const string Task = """
        You check the facts of the answer in <output>. Break it into claims and score each.

        # Procedure
        1. A claim is one statement of fact that stands for itself; put names in place of pronouns. Greetings, questions and opinions are no claims. If there are none, take the whole answer as one claim.
        2. Score each claim by the documents in <context>; where they are silent, by well established knowledge.
        3. <input> tells what the answer is about. It is no evidence.

        # Scores of a claim
        - 0.0: wrong, or contradicted by the documents.
        - 0.5: partly right, misleading, or not to be decided.
        - 1.0: right, or borne out by the documents.
        Any number between 0 and 1 is allowed. A wrong name, number, date, negation or source makes a claim wrong.
        """;

    private static readonly JudgeSchema Schema = new("factuality", new JudgeField("claims", JudgeFieldType.Objects, "the claims in their order, at least one")
    {
        Fields =
        [
            new("text", JudgeFieldType.Text, "the claim"),
            new("reason", JudgeFieldType.Text, "what bears it out or speaks against it"),
            new("score", JudgeFieldType.Number, "from 0 (wrong) to 1 (right)"),
        ],
    });

    private static readonly JudgeInstructions Instructions = new(Task, [JudgeTag.Input, JudgeTag.Context, JudgeTag.Output], Schema);

    /// <param name="options">Choices; null: the defaults.</param>
    public FactualityMetric(JudgeOptions? options = null)
        : base("FactualityMetric", options)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; } = [new("input"), new("output"), new("context")];

    /// <summary>Scores an answer.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="output">The answer.</param>
    /// <param name="context">The documents that it was to rest on; may be empty.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MetricComputationException">The judge names no claims, or a score is outside 0 to 1.</exception>
    public async Task<ScoreResult> ScoreAsync(string input, string output, IReadOnlyList<string> context, CancellationToken cancellationToken = default)
    {
        var data = new JudgeData().Add("input", input).AddList("context", "document", context).Add("output", output);
        var answer = await AskAsync(Instructions, data, cancellationToken).ConfigureAwait(false);
        var claims = Claims(answer.Text);
        var (sum, reasons) = (0.0, string.Empty);
        foreach (var claim in claims)
        {
            if (claim is not JsonObject members || !members.TryGetPropertyValue("score", out var score) || !members.TryGetPropertyValue("reason", out var reason))
                throw JudgeJson.Unreadable(answer.Text, "has a claim without \"score\" and \"reason\"");
            sum += JudgeAnswer.ReadScore(score, "score", answer.Text, most: 1);
            reasons += JudgeReason.Text(reason) + "\n";
        }

        return new ScoreResult(Name, sum / claims.Count) { Reason = reasons };
    }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) =>
        await ScoreAsync(Text(arguments, "input"), Text(arguments, "output"), Texts(arguments, "context") ?? [], cancellationToken).ConfigureAwait(false);

    // Schemas of providers want an object around the list; models that know none of them like to give the bare list.
    private static JsonArray Claims(string text)
    {
        if (!JudgeJson.TryExtract(text, out var json))
            throw JudgeJson.Unreadable(text, "has no JSON in it");
        return (json is JsonObject members ? members["claims"] : json) is JsonArray { Count: > 0 } claims ? claims : throw JudgeJson.Unreadable(text, "names no claims");
    }
}
