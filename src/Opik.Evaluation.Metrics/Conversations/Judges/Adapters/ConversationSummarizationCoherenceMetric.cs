using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>How well a summary reads in the newest answer of a conversation, by <see cref="SummarizationCoherenceJudge"/>. 0 to 1; higher is better. Python: <c>ConversationSummarizationCoherenceMetric</c>.</summary>
public sealed class ConversationSummarizationCoherenceMetric : GEvalConversationMetric
{
    /// <param name="options">Choices; null: the defaults. The name is that of the score.</param>
    public ConversationSummarizationCoherenceMetric(GEvalOptions? options = null)
        : base(new SummarizationCoherenceJudge(options), options?.Name ?? "conversation_summarization_coherence")
    {
    }
}
