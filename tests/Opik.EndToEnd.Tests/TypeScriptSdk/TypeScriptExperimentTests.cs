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
}
