namespace Opik.Evaluation.Judges;

/// <summary>How an agent used its tools; task, calls and results are part of <c>output</c>. 0 to 1; higher is better. Python: <c>AgentToolCorrectnessJudge</c>.</summary>
public sealed class AgentToolCorrectnessJudge : GEvalMetric
{
    /// <param name="options">Choices; null: the defaults.</param>
    public AgentToolCorrectnessJudge(GEvalOptions? options = null)
        : base(AgentTasks.ToolCorrectness with { Name = "agent_tool_correctness_judge" }, options)
    {
    }
}
