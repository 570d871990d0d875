using System.Text.Json.Nodes;
using Xunit;

namespace Opik.EndToEnd.Tests.TypeScriptSdk;

/// <summary>Prompts and agent configurations with the official TypeScript clients. Scripts print what the client read back.</summary>
public sealed class TypeScriptPromptTests(RunningServer server)
{
    [Theory]
    [InlineData("opik-current")]
    [InlineData("opik")]
    public async Task Prompts_are_versioned_restored_tagged_and_searched(string package)
    {
        var answer = await RunAsync("prompts.mjs", package);

        JsonAssert.Same("""
            {
              "same": true, "changed": true, "jinja": "A", "mismatch": "PromptTemplateStructureMismatch", "pinned": "Hello Ada",
              "latest": "Hi {{name}}, welcome to {{place}}", "nobody": null,
              "versions": [["Hi {{name}}, welcome to {{place}}", null], ["Hello {{name}}", null]],
              "searched": ["Hi {{name}}, welcome to {{place}}"], "restored": ["Hello {{name}}", "Restored from version v1"],
              "stored": ["says hello", ["blue", "red"], 3, "Hello {{name}}"], "tagged": ["added", "kept"],
              "links": [["greeting", true], ["greeting", false]],
              "messages": [{"role": "system", "content": "You know maps"}, {"role": "user", "content": "Where?"}],
              "byTag": ["greeting"], "byStructure": ["talk"], "byCount": ["greeting"], "left": ["greeting"]
            }
            """, answer);
    }

    [Fact]
    public async Task Agent_configurations_are_stored_versioned_moved_and_masked()
    {
        var answer = await RunAsync("agent-config.mjs");

        JsonAssert.Same("""
            {
              "created": ["gpt-4o", 0.7, true, "You help with Opik", false], "second": "v2",
              "before": ["gpt-4o", 0.7, true, "You help with Opik", false],
              "staged": ["claude", 0.7, true, "You help with Opik", false],
              "masked": ["masked", 0.7, true, "You help with Opik", false],
              "history": [["v2", ["staging"], 4], ["v1", ["prod"], 4]], "unknown": "ConfigNotFoundError"
            }
            """, answer);
    }

    private Task<JsonObject> RunAsync(string script, params string[] arguments) =>
        TypeScriptScript.RunAsync(script, server.Address, $"typescript {script} {string.Join(' ', arguments)}", arguments);
}
