using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>How well the user is helped in the newest answer of a conversation, by <see cref="DialogueHelpfulnessJudge"/>. 0 to 1; higher is better. Python: <c>ConversationDialogueHelpfulnessMetric</c>.</summary>
public sealed class ConversationDialogueHelpfulnessMetric : GEvalConversationMetric
{
    /// <param name="options">Choices; null: the defaults. The name is that of the score.</param>
    public ConversationDialogueHelpfulnessMetric(GEvalOptions? options = null)
        : base(new DialogueHelpfulnessJudge(options), options?.Name ?? "conversation_dialogue_helpfulness")
    {
    }
}
