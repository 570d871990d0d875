namespace Opik.Evaluation.Judges;

/// <summary>How well a summary reads. 0 to 1; higher is better. Python: <c>SummarizationCoherenceJudge</c>.</summary>
public sealed class SummarizationCoherenceJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public SummarizationCoherenceJudge(GEvalOptions? options = null)
        : base(TextTasks.SummarizationCoherence with { Name = "summarization_coherence_judge" }, options)
    {
    }
}
