using System.Text.Json.Nodes;
using Opik.Testing;
using Opik.Testing.FakeLlm;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>Guardrails and dashboards with the official Python client. Scripts print what the client read back.</summary>
public sealed class PythonWorkspaceTests(RunningServer server)
{
    public static TheoryData<string> Versions => PythonScript.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Guardrails_are_checked_stored_with_their_trace_and_built_from_policies(string version)
    {
        await using var model = await FakeLlmServer.StartAsync();
        model.Answer = request => FakeLlmAnswer.Text($$"""{"passed": {{(request.LastText.Contains("RUDE", StringComparison.Ordinal) ? "false" : "true")}}, "reason": "so"}""");
        // A policy that always applies is one of the whole workspace.
        await using var own = await OpikServerProcess.StartAsync(new OpikServerOptions { Arguments = ["--allow-private-egress"] }, TestContext.Current.CancellationToken);
        var answer = await PythonScript.RunAsync(version, "guardrails.py", own.Address, $"guardrails-{version}", model.OpenAi.ToString());

        var stored = answer["stored"];
        answer.Remove("stored");
        JsonAssert.Same("""
            {
              "fine": ["passed", [["PII", "passed"], ["TOPIC", "passed"]], ["Guardrail", "guarded"]],
              "wrong": [["PII"], [["PII", "failed"], ["TOPIC", "passed"]], ["Guardrail", "guarded"]], "failed": ["my card"]
            }
            """, answer);
        if (version == "2.1.24")
            return;
        JsonAssert.Same("""
            {
              "named": ["passed", [["PII", "passed"], ["TOPIC", "passed"]], ["Guardrail", "guarded"]],
              "data": [["PII"], [["PII", "failed"], ["TOPIC", "passed"]], ["Guardrail", "guarded"]],
              "always": [["TOPIC"], [["PII", "passed"], ["TOPIC", "failed"]], ["Guardrail", "guarded"]],
              "judged": ["passed", [["LLM_JUDGE", "passed"], ["TOPIC", "passed"]], ["Guardrail", "guarded", "llm_judge"]],
              "rude": [["LLM_JUDGE"], [["LLM_JUDGE", "failed"], ["TOPIC", "passed"]], ["Guardrail", "guarded", "llm_judge"]],
              "unknown": 404, "span": ["llm", "m-2026-01-31", "custom-llm", 15], "left": 0
            }
            """, stored);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Dashboards_are_made_filled_changed_found_and_deleted(string version)
    {
        var project = $"dashboards of python {version}";
        var answer = await PythonScript.RunAsync(version, "dashboards.py", server.Address, project);

        JsonAssert.Same($$"""
            {
              "read": ["renamed {{project}}", "multi_project", 2],
              "widgets": [["project_stats_card", "Traces"], ["project_metrics", "Duration"], ["text_markdown", "Notes"]], "content": ["second"],
              "place": [[5, 0]], "found": ["renamed {{project}}"], "left": 2, "deleted": 404
            }
            """, answer);
    }
}
