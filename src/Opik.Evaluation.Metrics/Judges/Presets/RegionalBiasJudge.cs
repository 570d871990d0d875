namespace Opik.Evaluation.Judges;

/// <summary>How much a text is skewed by geography and culture. 0 to 1; lower is better. Python: <c>RegionalBiasJudge</c>.</summary>
public sealed class RegionalBiasJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public RegionalBiasJudge(GEvalOptions? options = null)
        : base(BiasTasks.Regional with { Name = "regional_bias_judge" }, options)
    {
    }
}
