using Xunit;

namespace Opik.EndToEnd.Tests.TypeScriptSdk;

/// <summary>Optimizations, lists of experiments, scores in batches and environments with the official TypeScript clients.</summary>
public sealed class TypeScriptWorkspaceTests(RunningServer server)
{
    [Theory]
    [InlineData("opik-current")]
    [InlineData("opik")]
    public async Task Optimizations_experiments_scores_and_environments_are_made_listed_and_changed(string package)
    {
        var answer = await TypeScriptScript.RunAsync("workspace.mjs", server.Address, $"typescript workspace {package}", package);

        // Environments are the newer client's.
        var environments = answer["environments"];
        answer.Remove("environments");
        if (package == "opik-current")
            JsonAssert.Same("""["#112233", "refused", [["ts-canary", "one in twenty"], ["ts-env", null]], false, "ts-env", "ts-env"]""", environments);
        JsonAssert.Same("""
            {
              "optimization": [true, "completed", 2, "right", [["right", 0.75]]], "renamed": [true, {"model": "other"}, 1],
              "listed": ["renamed", "second", "trial 0.25", "trial 0.75"], "unknown": "not found",
              "scored": [["quality", 0.9, "good"], ["speed", 0.5, null]], "inside": [["short", 1, "brief"]]
            }
            """, answer);
    }
}
