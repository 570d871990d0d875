using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>How true a summary is to its source in the newest answer of a conversation, by <see cref="SummarizationConsistencyJudge"/>. 0 to 1; higher is better. Python: <c>ConversationSummarizationConsistencyMetric</c>.</summary>
public sealed class ConversationSummarizationConsistencyMetric : GEvalConversationMetric
{
    /// <param name="options">Choices; null: the defaults. The name is that of the score.</param>
    public ConversationSummarizationConsistencyMetric(GEvalOptions? options = null)
        : base(new SummarizationConsistencyJudge(options), options?.Name ?? "conversation_summarization_consistency")
    {
    }
}
