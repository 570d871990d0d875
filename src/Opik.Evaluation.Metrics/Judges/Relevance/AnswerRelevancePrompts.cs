using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges;

internal static class AnswerRelevancePrompts
{
    public const string ScoreKey = "answer_relevance_score";

    private const string Common = """
        # Scores
        - 0.0: about something else, empty, or a refusal without cause.
        - 0.2: the subject is touched, the question is not answered.
        - 0.4: a lesser part of the question is answered.
        - 0.6: the main part is answered, beside much that is off the point or missing.
        - 0.8: answered, with a small gap or digression.
        - 1.0: every part is answered and nothing is off the point.
        Any number between 0 and 1 is allowed. Whether the answer is true is not your question here; style and length do not matter.
        """;

    public const string WithContext = $"""
        You judge how relevant the answer in <output> is to the question in <input>, given the documents in <context>. Give 1 when it answers the question to the point and 0 when it is about something else.

        # Criteria
        1. It answers what was asked, every part of it.
        2. It uses what the documents have to say on the question, and leaves alone what they say on other things.
        3. Sentences that neither answer nor prepare the answer count against it.
        4. Where the documents do not answer the question, saying so is relevant.

        {Common}
        """;

    public const string WithoutContext = $"""
        You judge how relevant the answer in <output> is to the question in <input>. Give 1 when it answers the question to the point and 0 when it is about something else.

        # Criteria
        1. It answers what was asked, every part of it.
        2. It is as specific as the question.
        3. Sentences that neither answer nor prepare the answer count against it.
        4. Asking back is relevant where the question cannot be answered as it is.

        {Common}
        """;

    public static JudgeExample[] ExamplesWithContext { get; } =
    [
        Example("When does the museum close on Fridays?", "On Fridays it closes at 21:00.", ["Opening hours: Tuesday to Thursday 10:00-18:00, Friday 10:00-21:00."], "The closing time on Fridays is what was asked, and it is all that is said.", 1.0),
        Example("Which plan includes phone support, and what does it cost?", "The Plus plan includes phone support.", ["Plus: 29 euros a month, phone and e-mail support.", "Basic: 9 euros a month, e-mail support."], "The plan is named; the cost, which the documents have, was asked for too and is missing.", 0.6),
        Example("How do I reset my router?", "Our routers are made in Portugal and have won several prizes.", ["To reset, hold the button on the back for ten seconds."], "Nothing in the answer tells how to reset the router.", 0.0),
    ];

    public static JudgeExample[] ExamplesWithoutContext { get; } =
    [
        Example("What is the boiling point of water at sea level?", "About 100 degrees Celsius.", null, "The temperature that was asked for is given directly.", 1.0),
        Example("Name a vegetable that grows in winter, and how to sow it.", "Winter is a fine season to read about gardens. Kale grows in winter.", null, "A vegetable is named; how to sow it is missing, and the first sentence is off the point.", 0.5),
    ];

    private static JudgeExample Example(string input, string output, string[]? context, string reason, double score) =>
        new(new JudgeData().Add("input", input).AddList("context", "document", context).Add("output", output), new JsonObject { ["reason"] = reason, [ScoreKey] = score });
}
