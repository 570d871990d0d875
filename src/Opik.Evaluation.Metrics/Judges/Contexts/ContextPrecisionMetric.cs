using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges;

/// <summary>
/// How precise an answer is against the expected one, given its context: nothing wrong, nothing beside the point. 0 to 1;
/// higher is better. Python: <c>ContextPrecision</c>.
/// </summary>
public sealed class ContextPrecisionMetric : ContextJudge
{
    private const string ScoreKey = "context_precision_score";

    private const string Task = """
        You judge the precision of the answer in <output>: how much of what it says is what <expected_output> says on <input>, and how well it makes use of <context>. Give 1 when all of it is and 0 when none is.

        # Criteria
        1. Each statement of the answer should agree in meaning with the expected answer. Other words for the same thing are fine.
        2. Statements that contradict the expected answer count most against it.
        3. Statements that the expected answer lacks count against it when the documents do not bear them out, and a little when they do but nobody asked.
        4. Documents that have nothing to do with the question should leave no trace in the answer.
        5. What is missing is not the question here, unless so much is that little remains to be precise.

        # Scores
        - 0.0: contradicts the expected answer, or is about something else.
        - 0.2: a trace of it, among much that is wrong or foreign.
        - 0.4: partly right; wrong or foreign statements prevail.
        - 0.6: right in the main; some statements are wrong or foreign.
        - 0.8: right; one detail is off or needless.
        - 1.0: all of it is what was expected, drawn from the right documents.
        Any number between 0 and 1 is allowed.
        """;

    /// <param name="options">Choices; null: the defaults. Examples have the tags <c>input</c>, <c>context</c>, <c>expected_output</c>, <c>output</c> and the answer <c>{"reason":"…","context_precision_score":0.0}</c>.</param>
    public ContextPrecisionMetric(FewShotJudgeOptions? options = null)
        : base("context_precision_metric", ScoreKey, Task, "from 0 (nothing is as expected) to 1 (all is)", Examples, options)
    {
    }

    private static JudgeExample[] Examples =>
    [
        Example("Who designed the old harbour bridge?", ["The harbour bridge of 1904 was designed by Ida Moreau.", "The ferry was built in 1951."], "Ida Moreau designed it.", "The bridge is a design of Ida Moreau.", "The one statement says what was expected and comes from the document on the bridge.", 1.0),
        Example("How long is the warranty?", ["The warranty lasts 24 months.", "Repairs take two weeks."], "24 months.", "24 months, and repairs are always free.", "The duration is right; that repairs are free is neither expected nor in the documents.", 0.6),
        Example("Is the trail open in winter?", ["The trail is closed from November to March."], "No, it is closed from November to March.", "Yes, all year.", "The answer contradicts the expected one and the document.", 0.0),
    ];

    private static JudgeExample Example(string input, string[] context, string expected, string output, string reason, double score) =>
        new(new JudgeData().Add("input", input).AddList("context", "document", context).Add("expected_output", expected).Add("output", output), new JsonObject { ["reason"] = reason, [ScoreKey] = score });
}
