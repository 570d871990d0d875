using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

internal static class FrustrationPrompts
{
    public static JudgeInstructions Verdict { get; } = new(
        """
        You judge whether the user of an assistant is frustrated at the end of a conversation, going by the last message of the user and what led to it.

        # Criteria
        1. "yes" where the user complains about the assistant or its answers, repeats or rephrases a request that was not met, corrects the same mistake again, becomes sharp, sarcastic or insulting, gives up, or asks for a person instead.
        2. "no" where the user asks on, adds details, changes the subject, disagrees calmly, or corrects something once.
        3. Trouble that the user has with something else (a late parcel, a broken device) is no frustration with the assistant, however angry it sounds, unless the assistant makes it worse.
        4. Earlier frustration that the answers since have cleared up does not count.
        5. Capital letters, short messages and typing errors alone say nothing.
        """,
        [ConversationData.Tag],
        ConversationPrompts.VerdictSchema("\"yes\" when the user is frustrated at the end, \"no\" when not"));

    public static JudgeInstructions Reason { get; } = ConversationPrompts.Reason("A conversation was judged on frustration of the user, turn by turn. The score is the share of turns after which the user was frustrated: 0.0 means never, 1.0 always; lower is better.");
}
