using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>How much is left open in the newest answer of a conversation, by <see cref="PromptUncertaintyJudge"/>. 0 to 1; lower is better. Python: <c>ConversationPromptUncertaintyMetric</c>.</summary>
public sealed class ConversationPromptUncertaintyMetric : GEvalConversationMetric
{
    /// <param name="options">Choices; null: the defaults. The name is that of the score.</param>
    public ConversationPromptUncertaintyMetric(GEvalOptions? options = null)
        : base(new PromptUncertaintyJudge(options), options?.Name ?? "conversation_prompt_uncertainty")
    {
    }
}
