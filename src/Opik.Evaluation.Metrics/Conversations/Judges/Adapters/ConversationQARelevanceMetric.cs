using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>How well a question is answered in the newest answer of a conversation, by <see cref="QARelevanceJudge"/>. 0 to 1; higher is better. Python: <c>ConversationQARelevanceMetric</c>.</summary>
public sealed class ConversationQARelevanceMetric : GEvalConversationMetric
{
    /// <param name="options">Choices; null: the defaults. The name is that of the score.</param>
    public ConversationQARelevanceMetric(GEvalOptions? options = null)
        : base(new QARelevanceJudge(options), options?.Name ?? "conversation_qa_relevance")
    {
    }
}
