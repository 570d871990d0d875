namespace Opik.Evaluation.Judges;

/// <summary>Whether a summary is faithful to its source, which is part of <c>output</c> or given as <c>input</c>. 0 to 1; higher is better. Python: <c>SummarizationConsistencyJudge</c>.</summary>
public sealed class SummarizationConsistencyJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public SummarizationConsistencyJudge(GEvalOptions? options = null)
        : base(TextTasks.SummarizationConsistency with { Name = "summarization_consistency_judge" }, options)
    {
    }
}
