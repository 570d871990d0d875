using System.Text.Json.Nodes;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>Local runners of the official Python client: its processes, started by its command line. Scripts print what came back.</summary>
public sealed class PythonRunnerTests(RunningServer server)
{
    public static TheoryData<string> Versions => PythonScript.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Agents_run_jobs_that_are_logged_traced_cancelled_and_failed_with_their_runner(string version)
    {
        var answer = await RunAsync(version, "runners.py");

        JsonAssert.Same("""
            {
              "runner": ["desk", "connected", "endpoint", true],
              "agents": {
                "configured": [["name", "string", "required"]], "count": [["until", "integer", "required"], ["share", "float", "required"]],
                "fail": [["reason", "string", "required"]],
                "greet": [["name", "string", "required"], ["times", "integer", "optional"], ["loud", "boolean", "optional"]],
                "slow": [["seconds", "float", "required"]]
              },
              "description": "Greets somebody.", "checklist": ["endpoint", {"tracing": true, "entrypoint": true, "prompts": false}, true],
              "greeted": ["completed", {"result": "HELLO ADA HELLO ADA"}, {"name": "Ada", "times": 2, "loud": true}, "greet"],
              "trace": ["greet", {"output": "HELLO ADA HELLO ADA"}], "logs": [["stderr", "to the other stream"], ["stdout", "greeting Ada"]],
              "counted": {"numbers": [0, 1, 2], "share": 0.5}, "failed": ["failed", "ValueError: on purpose"],
              "configured": [{"result": "good day, Ada"}, {"result": "howdy, Ada"}], "many": true, "unknown": 404, "cancelled": ["cancelled", "cancelled"],
              "killed": ["connected", true, 409, "running", "failed", true, {"result": "hello again"}], "stopped": [true, "failed", true, "disconnected"]
            }
            """, answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Bridge_is_paired_by_its_link_and_answers_signed_commands(string version)
    {
        var answer = await RunAsync(version, "bridge.py");

        JsonAssert.Same("""
            {
              "pairing": ["pairing", "laptop", 403, 404, 409], "runner": ["laptop", "connected", "connect", ["bridge"], "connect", true],
              "read": ["Loch Ness is deep", "and dark"], "listed": ["lake.txt"], "found": [["notes/lake.txt", 1]], "written": true,
              "edited": [1, "hello\n"], "printed": ["hello\n", 3], "outside": ["failed", "path_traversal"], "unsigned": ["failed", "auth_failed"],
              "late": true, "unknown": 400, "several": ["0", "1", "2", "3", "4", "5"], "stopped": [true, "disconnected", 404]
            }
            """, answer);
    }

    private Task<JsonObject> RunAsync(string version, string script) => PythonScript.RunAsync(version, script, server.Address, $"python {version} {script}");
}
