using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

internal static class CompletenessPrompts
{
    public static JudgeInstructions Goals { get; } = new(
        """
        You list what the user of an assistant wanted to achieve in a conversation.

        # Criteria
        1. A goal is something that the user wanted to know, have or get done, said in one sentence that can be understood without the conversation, with the details that the user gave.
        2. Requests that serve the same goal, and requests that are repeated or made more precise, are one goal.
        3. Only what the user wanted counts, not what the assistant proposed, unless the user took it up.
        4. Greetings and thanks are no goals. Without any goal the list is empty.
        """,
        [ConversationData.Tag],
        new JudgeSchema("user_goals", new JudgeField("user_goals", JudgeFieldType.Texts, "the goals, in the order in which they came up")));

    public static JudgeInstructions Verdict { get; } = new(
        """
        You judge whether a goal that the user of an assistant had was reached by the end of a conversation.

        # Criteria
        1. "yes" when the assistant gave or did what the goal asks for, whether the user said so or not.
        2. "no" when it was left out, refused, only promised, answered wrongly by what the conversation shows, or answered in a part that leaves the user without what was needed.
        3. What the user said at the end is evidence, but politeness is no proof: "thanks anyway" closes an unmet goal too.
        4. A goal that the user dropped on their own counts as reached.
        """,
        [new JudgeTag("goal", "the goal"), ConversationData.Tag],
        ConversationPrompts.VerdictSchema("\"yes\" when the goal was reached, \"no\" when not"));

    public static JudgeInstructions Reason { get; } = ConversationPrompts.Reason("A conversation was judged on whether the user's goals were reached. The score is the share of goals that were: 1.0 means all, 0.0 none; without any goal it is 0.0.");
}
