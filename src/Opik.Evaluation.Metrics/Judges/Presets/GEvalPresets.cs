namespace Opik.Evaluation.Judges;

/// <summary>The presets of <see cref="GEvalPresetMetric"/> by key.</summary>
public static class GEvalPresets
{
    private static readonly Dictionary<string, GEvalTask> Tasks = new(StringComparer.Ordinal)
    {
        ["summarization_consistency"] = TextTasks.SummarizationConsistency,
        ["summarization_coherence"] = TextTasks.SummarizationCoherence,
        ["dialogue_helpfulness"] = TextTasks.DialogueHelpfulness,
        ["qa_relevance"] = TextTasks.QaRelevance,
        ["bias_demographic"] = BiasTasks.Demographic,
        ["bias_gender"] = BiasTasks.Gender,
        ["bias_political"] = BiasTasks.Political,
        ["bias_religion"] = BiasTasks.Religion,
        ["bias_regional"] = BiasTasks.Regional,
        ["agent_tool_correctness"] = AgentTasks.ToolCorrectness,
        ["agent_task_completion"] = AgentTasks.TaskCompletion,
        ["prompt_uncertainty"] = RiskTasks.PromptUncertainty,
        ["compliance_regulated_truthfulness"] = RiskTasks.Compliance,
    };

    /// <summary>The keys.</summary>
    public static IReadOnlyCollection<string> Keys => Tasks.Keys;

    internal static GEvalTask Find(string key) => Tasks.TryGetValue(key, out var task)
        ? task
        : throw new ArgumentException($"There is no preset '{key}'. Presets: {string.Join(", ", Tasks.Keys)}.", nameof(key));
}
