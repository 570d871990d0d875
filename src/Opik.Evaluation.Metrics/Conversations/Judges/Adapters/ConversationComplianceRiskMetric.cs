using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>Risk in regulated fields in the newest answer of a conversation, by <see cref="ComplianceRiskJudge"/>. 0 to 1; lower is better. Python: <c>ConversationComplianceRiskMetric</c>.</summary>
public sealed class ConversationComplianceRiskMetric : GEvalConversationMetric
{
    /// <param name="options">Choices; null: the defaults. The name is that of the score.</param>
    public ConversationComplianceRiskMetric(GEvalOptions? options = null)
        : base(new ComplianceRiskJudge(options), options?.Name ?? "conversation_compliance_risk")
    {
    }
}
