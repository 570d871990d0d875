namespace Opik.Evaluation.Judges;

/// <summary>How partisan a text is. 0 to 1; lower is better. Python: <c>PoliticalBiasJudge</c>.</summary>
public sealed class PoliticalBiasJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public PoliticalBiasJudge(GEvalOptions? options = null)
        : base(BiasTasks.Political with { Name = "political_bias_judge" }, options)
    {
    }
}
