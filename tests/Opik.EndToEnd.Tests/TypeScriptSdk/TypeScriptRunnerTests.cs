using Xunit;

namespace Opik.EndToEnd.Tests.TypeScriptSdk;

/// <summary>A local runner of the newest TypeScript client. The script prints what came back.</summary>
public sealed class TypeScriptRunnerTests(RunningServer server)
{
    [Fact]
    public async Task Agents_run_jobs_that_are_logged_traced_cancelled_and_failed_with_their_runner()
    {
        var answer = await TypeScriptScript.RunAsync("runner.mjs", server.Address, "typescript runner");

        JsonAssert.Same("""
            {
              "runner": ["ts desk", "connected", "endpoint"],
              "agents": [
                ["configured", "typescript", ["name:string"]], ["fail", "typescript", ["reason:string"]],
                ["greet", "typescript", ["name:string", "times:integer"]], ["slow", "typescript", ["seconds:float"]]
              ],
              "greeted": ["completed", {"result": "hello Ada hello Ada"}], "trace": ["greet", {"result": "hello Ada hello Ada"}],
              "logs": [["stdout", "greeting Ada"]], "failed": ["failed", true], "configured": [{"result": "good day, Ada"}, {"result": "howdy, Ada"}],
              "cancelled": "cancelled", "lost": ["failed", true, "disconnected"]
            }
            """, answer);
    }
}
