using Xunit;

namespace Opik.EndToEnd.Tests.TypeScriptSdk;

/// <summary>Annotation queues with the official TypeScript clients.</summary>
public sealed class TypeScriptQueueTests(RunningServer server)
{
    [Theory]
    [InlineData("opik-current")]
    [InlineData("opik")]
    public async Task Queues_are_made_filled_changed_and_deleted(string package)
    {
        var answer = await TypeScriptScript.RunAsync("annotation-queues.mjs", server.Address, $"queues of {package}", package);

        JsonAssert.Same("""
            {
              "count": 1, "read": ["checks", "trace", "what for", "Read it", true, ["quality"]], "talksCount": 3,
              "lists": [["checks"], ["talks"]], "wrongScope": "refused", "deleted": "gone"
            }
            """, answer);
    }
}
