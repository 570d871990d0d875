using System.Text.Json.Nodes;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>Prompts and agent configurations with the official Python client. Scripts print what the client read back.</summary>
public sealed class PythonPromptTests(RunningServer server)
{
    public static TheoryData<string> Versions => PythonScript.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Prompts_are_versioned_pinned_tagged_searched_and_kept_with_traces(string version)
    {
        var answer = await RunAsync(version, "prompts.py");

        JsonAssert.Same("""
            {
              "first": ["v1", {"temperature": 0.5}, true], "same": true, "second": "v2", "mismatch": "refused",
              "tagged": ["v1", ["blue", "red"], "begun", "A"],
              "chat": ["v1", true, [{"role": "system", "content": "You know maps"}, {"role": "user", "content": [{"type": "text", "text": "Where?"}]}]],
              "unknown_environment": "refused", "unknown_prompt": "refused",
              "latest": ["v3", "Hello {{name}}", []],
              "by_version": ["v1", "Hello {{name}}", ["live"]],
              "by_commit": ["v1", "Hello {{name}}", ["live"]],
              "by_environment": [["v1", "Hello {{name}}", ["live"]], ["v2", "Hi {{name}}, welcome to {{place}}", ["stage"]]],
              "absent": [null, null, null],
              "history": [["v2", ["added", "kept"]], ["v1", ["kept"]]],
              "searched_history": ["v2"], "filtered_history": ["v2"], "by_metadata": ["v3", "v2", "v1"], "chat_history": ["v1"],
              "searched": ["described", "greeting", "talk"], "by_tag": [["described", ["blue", "red"]]], "by_structure": ["talk"],
              "restored": ["v3", "Hello {{name}}", "Restored from version v1"],
              "mask": ["mask", "Masked {{name}}", null, "v3"],
              "text": "Hi Ada, welcome to Ulm", "trace_prompts": [["greeting", "v2"]]
            }
            """, answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Agent_configurations_are_stored_versioned_moved_and_masked(string version)
    {
        var answer = await RunAsync(version, "agent_config.py");

        JsonAssert.Same("""
            {
              "outside": "refused", "absent": "not found", "second": "v2",
              "created": ["gpt-4o", 0.7, 3, true, "grüße", "You help with Opik"],
              "before": ["gpt-4o", 0.7, 3, true, "grüße", "You help with Opik"],
              "staged": ["claude", 0.7, 5, true, "grüße", "You help with Opik"],
              "by_version": ["gpt-4o", 0.7, 3, true, "grüße", "You help with Opik"],
              "newest": ["claude", 0.7, 5, true, "grüße", "You help with Opik"],
              "masked": ["masked", 0.7, 3, true, "grüße", "You help with Opik"],
              "latest": ["v2", "another model", ["prod", "staging"], ["model", "note", "steps", "strict", "system", "temperature"]],
              "history": ["v2", "v1"], "delta": ["model", "steps"], "moved": ["v1", "blueprint"], "gone": true, "unknown": "not found",
              "shorter": ["v3", ["model", "steps", "strict", "system", "temperature"]]
            }
            """, answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Prompts_are_exported_imported_and_moved_by_the_command_line(string version)
    {
        var answer = await RunAsync(version, "prompt_export.py");

        JsonAssert.Same("""
            {
              "files": 2, "text": [["v1", "B {{x}}", {"a": 1}]], "chat": [{"role": "user", "content": "{{q}}"}], "source": ["v2", "v1"],
              "moved": [["v2", "B {{x}}", []], ["v1", "A {{x}}", [true]]], "commits_are_kept": true, "tags": ["t"]
            }
            """, answer);
    }

    private Task<JsonObject> RunAsync(string version, string script) => PythonScript.RunAsync(version, script, server.Address, $"python {script} {version}");
}
