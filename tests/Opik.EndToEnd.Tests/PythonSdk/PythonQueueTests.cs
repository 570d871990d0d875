using System.Text.Json.Nodes;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>Annotation queues and optimizations with the official Python client. Scripts print what the client read back.</summary>
public sealed class PythonQueueTests(RunningServer server)
{
    public static TheoryData<string> Versions => PythonScript.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Queues_are_made_filled_found_changed_and_deleted(string version)
    {
        var answer = await RunAsync(version, "annotation_queues.py");

        // Automation is the newer client's.
        Assert.Equal(version == "2.1.24" ? null : 1, (int?)answer["automated"]);
        answer.Remove("automated");
        var lists = answer["lists"];
        answer.Remove("lists");
        JsonAssert.Same("""[["checks"], ["talks"]]""", lists!);
        JsonAssert.Same($$"""
            {
              "filled": [2, ["answer 0", "answer 1"]], "items": ["answer 0", "answer 1"],
              "read": ["reviews", "trace", "what for", "Read it", true, ["quality"], 2],
              "public": ["{{Project(version)}}", [["quality", 0.5]], "admin"],
              "lock": [true, true, "admin", true], "locks": [[1, ["admin"]]],
              "changed": ["checks", "Read it twice", 1], "threads": [2, ["talk 0"]],
              "wrong_scope": "refused", "deleted": "gone", "after": []
            }
            """, answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Optimizations_are_made_changed_scored_and_deleted(string version)
    {
        var answer = await RunAsync(version, "optimizations.py");

        JsonAssert.Same("""
            {
              "running": ["search", "running", {"optimizer": "MetaPromptOptimizer"}, true], "project": true, "generated": true,
              "content": ["searched", "completed", 2, "accuracy"], "scores": [0.25, 0.75, [["accuracy", 0.75]]],
              "cancelled": 409, "found": [["searched", 2]], "deleted": 404
            }
            """, answer);
    }

    private Task<JsonObject> RunAsync(string version, string script) => PythonScript.RunAsync(version, script, server.Address, Project(version));

    private static string Project(string version) => $"queues of python {version}";
}
