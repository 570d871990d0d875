namespace Opik.Evaluation.Judges;

/// <summary>Whether an agent completed its task; task, steps and result are part of <c>output</c>. 0 to 1; higher is better. Python: <c>AgentTaskCompletionJudge</c>.</summary>
public sealed class AgentTaskCompletionJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public AgentTaskCompletionJudge(GEvalOptions? options = null)
        : base(AgentTasks.TaskCompletion with { Name = "agent_task_completion_judge" }, options)
    {
    }
}
