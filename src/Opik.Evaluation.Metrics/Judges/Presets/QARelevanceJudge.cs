namespace Opik.Evaluation.Judges;

/// <summary>How well an answer answers its question; both are part of <c>output</c>. 0 to 1; higher is better. Python: <c>QARelevanceJudge</c>.</summary>
public sealed class QARelevanceJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public QARelevanceJudge(GEvalOptions? options = null)
        : base(TextTasks.QaRelevance with { Name = "qa_relevance_judge" }, options)
    {
    }
}
