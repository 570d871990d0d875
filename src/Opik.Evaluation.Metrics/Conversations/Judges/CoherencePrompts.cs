using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

internal static class CoherencePrompts
{
    private const string Task = """
        You judge whether the last message of a conversation, an answer of the assistant, belongs where it stands: whether it takes up what was said before.

        # Criteria
        1. "yes": it answers or takes up the last message of the user, given all that was said before. A vague, short, wrong or impolite answer can still belong there, and so can asking back, declining, greeting back and thanking.
        2. "no": it has nothing to do with what was asked or said, answers an earlier question instead of the last one, contradicts the assistant's own words without saying so, or treats as unknown what the user has told.
        3. Only the last message is judged; messages before it show what it has to fit.
        4. When in doubt: "yes".
        """;

    private static readonly JudgeSchema Schema = ConversationPrompts.VerdictSchema("\"yes\" when the last answer belongs where it stands, \"no\" when it does not");

    public static JudgeInstructions Plain { get; } = new(Task, [ConversationData.Tag], Schema);

    public static JudgeInstructions WithDocuments { get; } = new(
        Task + """

        5. The documents of an answer are background: an answer that passes on what they say on the question belongs there, even where it would come out of the blue without them. Whether the answer is true to them is not your question.
        """,
        [ConversationData.TagWithDocuments],
        Schema);

    public static JudgeInstructions Reason { get; } = ConversationPrompts.Reason("A conversation was judged on coherence, answer by answer. The score is the share of answers that take up what was said before: 1.0 means that all do, 0.0 that none does.");
}
