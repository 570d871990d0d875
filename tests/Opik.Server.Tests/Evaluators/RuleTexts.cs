namespace Opik.Server.Tests.Evaluators;

/// <summary>Bodies of rules, as clients send them.</summary>
internal static class RuleTexts
{
    public const string Root = "/v1/private/automations/evaluators";

    public const string Judge = """{"model":{"name":"m","temperature":0.3},"messages":[{"role":"USER","content":"{{answer}}"}],"variables":{"answer":"output.answer"},"schema":[{"name":"good","type":"BOOLEAN","description":"d"}]}""";

    public const string ThreadJudge = """{"model":{"name":"m"},"messages":[{"role":"USER","content":"{{context}}"}],"schema":[{"name":"good","type":"BOOLEAN","description":"d"}]}""";

    public const string Python = """{"metric":"class M: pass","arguments":{"output":"output.answer"}}""";

    public const string ThreadPython = """{"metric":"class M: pass"}""";

    /// <summary>A code that fits the type.</summary>
    public static string CodeOf(string type) => type switch
    {
        "llm_as_judge" or "span_llm_as_judge" => Judge,
        "trace_thread_llm_as_judge" => ThreadJudge,
        "trace_thread_user_defined_metric_python" => ThreadPython,
        _ => Python,
    };

    /// <summary>A rule with further members.</summary>
    public static string Rule(string project, string name, string type = "llm_as_judge", string? code = null, string more = "") =>
        $$"""{"action":"evaluator","type":"{{type}}","name":"{{name}}","project_ids":["{{project}}"],"code":{{code ?? CodeOf(type)}}{{(more.Length > 0 ? "," + more : "")}}}""";
}
