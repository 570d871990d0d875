namespace Opik.Evaluation.Judges;

/// <summary>Tasks on agents.</summary>
internal static class AgentTasks
{
    public static GEvalTask ToolCorrectness { get; } = new(
        "g_eval_agent_tool_correctness_metric",
        "You evaluate how an agent used its tools. The solution holds its work: the task, the tools it called with their arguments, and what came back.",
        """
        - Choice: each call is of a tool that fits the need; needed calls are made, needless ones are not.
        - Arguments: complete, of the right kind, with values taken from the task or from earlier results and not invented.
        - Reading: results are understood and used as they are; nothing is claimed that no tool returned.
        - Order: calls that depend on others come after them.
        - Recovery: after an error or an empty result the agent corrects the call, takes another way or says so.
        10: every call is right and well used. 5: the right tools in the main, with wrong arguments, misread results or needless calls. 0: wrong tools, invented results or none where they were needed.
        """);

    public static GEvalTask TaskCompletion { get; } = new(
        "g_eval_agent_task_completion_metric",
        "You evaluate whether an agent completed its task. The solution holds its work: the task, its steps and the result.",
        """
        - Goal: the result is what was asked for, in all parts and under all conditions.
        - Progress: the steps lead there one after the other and do not contradict one another.
        - Evidence: the result is borne out by the steps; nothing is merely claimed.
        - Blockers: obstacles are overcome, or reported with what is left to do.
        10: completed and borne out. 5: completed in part, or without evidence for a part that matters. 0: not completed, or claimed against the evidence.
        """);
}
