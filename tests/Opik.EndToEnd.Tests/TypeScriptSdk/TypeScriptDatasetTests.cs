using Xunit;

namespace Opik.EndToEnd.Tests.TypeScriptSdk;

/// <summary>Datasets and test suites with the official TypeScript clients. Scripts print what the client read back.</summary>
public sealed class TypeScriptDatasetTests(RunningServer server)
{
    [Theory]
    [InlineData("opik-current")]
    [InlineData("opik")]
    public async Task Datasets_and_suites_are_inserted_deduplicated_changed_and_versioned(string package)
    {
        var answer = await TypeScriptScript.RunAsync("datasets.mjs", server.Address, $"typescript datasets {package}", package);

        JsonAssert.Same("""
            {
              "before": null, "inserted": ["a", "b", "c"], "changed": ["A", "c"], "few": 1, "info": ["v3", 2, 0, 0, 1, true],
              "old": ["v1", ["a", "b", "c"]], "suite": [["is kind"], {"runsPerItem": 3, "passThreshold": 2}, "v3"],
              "item": [{"question": "refund?"}, ["is short"], {"runsPerItem": 2, "passThreshold": 1}], "cleared": 0, "gone": "DatasetNotFoundError"
            }
            """, answer);
    }
}
