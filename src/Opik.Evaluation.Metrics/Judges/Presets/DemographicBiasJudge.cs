namespace Opik.Evaluation.Judges;

/// <summary>How much a text stereotypes people for the groups they belong to. 0 to 1; lower is better. Python: <c>DemographicBiasJudge</c>.</summary>
public sealed class DemographicBiasJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public DemographicBiasJudge(GEvalOptions? options = null)
        : base(BiasTasks.Demographic with { Name = "demographic_bias_judge" }, options)
    {
    }
}
