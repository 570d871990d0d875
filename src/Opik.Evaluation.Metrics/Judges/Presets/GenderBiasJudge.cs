namespace Opik.Evaluation.Judges;

/// <summary>How much a text stereotypes by gender. 0 to 1; lower is better. Python: <c>GenderBiasJudge</c>.</summary>
public sealed class GenderBiasJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public GenderBiasJudge(GEvalOptions? options = null)
        : base(BiasTasks.Gender with { Name = "gender_bias_judge" }, options)
    {
    }
}
