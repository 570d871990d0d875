using Xunit;

namespace Opik.EndToEnd.Tests.TypeScriptSdk;

/// <summary>Experiments with the official TypeScript clients. The script prints what the client read back.</summary>
public sealed class TypeScriptExperimentTests(RunningServer server)
{
    [Theory]
    [InlineData("opik-current")]
    [InlineData("opik")]
    public async Task Evaluations_are_stored_and_read_back(string package)
    {
        var answer = await TypeScriptScript.RunAsync("experiments.mjs", server.Address, $"typescript experiments {package}", package);

        JsonAssert.Same("""
            {
              "results": 2, "name": true, "model": "atlas", "counts": [2, 2], "scores": [["right", 0.5]],
              "items": [["France", "Paris", 1], ["Peru", "Cusco", 0]], "byName": [true]
            }
            """, answer);
    }

    [Theory]
    [InlineData("opik-current")]
    [InlineData("opik")]
    public async Task Suites_are_judged_and_prompts_asked_over_a_dataset(string package)
    {
        var answer = await TypeScriptScript.RunAsync("suites.mjs", server.Address, $"typescript suites {package}", package);

        JsonAssert.Same("""
            {
              "passed": [1, 2, 0.5], "method": "evaluation_suite", "passRate": 0.5, "counts": [1, 2, 4],
              "scores": [["The answer is polite", 0.5], ["The answer names a city", 0]],
              "assertions": [
                "The answer is polite,false", "The answer is polite,false", "The answer is polite,true", "The answer is polite,true",
                "The answer names a city,false", "The answer names a city,false"
              ],
              "asked": [2, 2], "askedScores": [["hallucination_metric", 1]], "outputs": ["Echo of Say one", "Echo of Say two"], "prompts": [true]
            }
            """, answer);
    }
}
