using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges;

/// <summary>
/// How much of the expected answer is in the answer, given its context: nothing left out. 0 to 1; higher is better. Python:
/// <c>ContextRecall</c>.
/// </summary>
public sealed class ContextRecallMetric : ContextJudge
{
    private const string ScoreKey = "context_recall_score";

    private const string Task = """
        You judge the recall of the answer in <output>: how much of what <expected_output> says on <input>, and of what <context> has to say on it, the answer says too. Give 1 when nothing is missing and 0 when everything is.

        # Criteria
        1. List for yourself the facts of the expected answer. Each should be in the answer, in whatever words.
        2. A fact that is there but wrong (another number, name, date, condition) is missing.
        3. Facts of the documents that the question needs count as expected; other facts of the documents do not.
        4. Further statements neither help nor hurt, unless they take a fact back.

        # Scores
        - 0.0: none of the expected facts is there.
        - 0.1 to 0.3: few of them, or only vaguely.
        - 0.4 to 0.6: about half, or the central one without what qualifies it.
        - 0.7 to 0.9: all that matter; details are missing.
        - 1.0: all of them.
        Any number between 0 and 1 is allowed.
        """;

    /// <param name="options">Choices; null: the defaults. Examples have the tags <c>input</c>, <c>context</c>, <c>expected_output</c>, <c>output</c> and the answer <c>{"reason":"…","context_recall_score":0.0}</c>.</param>
    public ContextRecallMetric(FewShotJudgeOptions? options = null)
        : base("context_recall_metric", ScoreKey, Task, "from 0 (all is missing) to 1 (nothing is)", Examples, options)
    {
    }

    private static JudgeExample[] Examples =>
    [
        Example("Where can I park?", ["Parking is free in yard B.", "Yard A is for staff."], "In yard B, for free.", "There is free parking in yard B.", "Both facts, the place and that it is free, are there.", 1.0),
        Example("What do I need to open an account?", ["An account needs an identity card and a proof of address."], "An identity card and a proof of address.", "Bring your identity card.", "Of two things needed one is named; the proof of address is missing.", 0.5),
        Example("Which year was the school founded?", ["The school was founded in 1873."], "1873.", "The school has a long history.", "The year, the only fact expected, is missing.", 0.0),
    ];

    private static JudgeExample Example(string input, string[] context, string expected, string output, string reason, double score) =>
        new(new JudgeData().Add("input", input).AddList("context", "document", context).Add("expected_output", expected).Add("output", output), new JsonObject { ["reason"] = reason, [ScoreKey] = score });
}
