namespace Opik.Evaluation.Judges;

/// <summary>How risky a text is in regulated fields: claims that are unverifiable, misleading or need a licence. 0 to 1; lower is better. Python: <c>ComplianceRiskJudge</c>.</summary>
public sealed class ComplianceRiskJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public ComplianceRiskJudge(GEvalOptions? options = null)
        : base(RiskTasks.Compliance with { Name = "compliance_risk_judge" }, options)
    {
    }
}
