namespace Opik.Evaluation.Judges;

/// <summary>How much a text disparages or prefers beliefs. 0 to 1; lower is better. Python: <c>ReligiousBiasJudge</c>.</summary>
public sealed class ReligiousBiasJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public ReligiousBiasJudge(GEvalOptions? options = null)
        : base(BiasTasks.Religion with { Name = "religious_bias_judge" }, options)
    {
    }
}
