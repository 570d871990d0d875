namespace Opik.Evaluation.Judges;

/// <summary>How uncertain a prompt leaves whoever has to act on it. The prompt may be called <c>output</c>, <c>prompt</c> or <c>input</c>. 0 to 1; lower is better. Python: <c>PromptUncertaintyJudge</c>.</summary>
public sealed class PromptUncertaintyJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public PromptUncertaintyJudge(GEvalOptions? options = null)
        : base(RiskTasks.PromptUncertainty with { Name = "prompt_uncertainty_judge" }, options)
    {
    }
}
