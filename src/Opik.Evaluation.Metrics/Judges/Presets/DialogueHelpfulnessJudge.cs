namespace Opik.Evaluation.Judges;

/// <summary>How helpful a reply is within its dialogue, which is part of <c>output</c> or given as <c>input</c> or <c>conversation</c>. 0 to 1; higher is better. Python: <c>DialogueHelpfulnessJudge</c>.</summary>
public sealed class DialogueHelpfulnessJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public DialogueHelpfulnessJudge(GEvalOptions? options = null)
        : base(TextTasks.DialogueHelpfulness with { Name = "dialogue_helpfulness_judge" }, options)
    {
    }
}
