using System.Text.Json.Nodes;
using Opik.Testing;
using Xunit;

namespace Opik.EndToEnd.Tests.PythonSdk;

/// <summary>The command line of the official Python client. Scripts print what the client read back.</summary>
public sealed class PythonCommandTests(RunningServer server)
{
    public static TheoryData<string> Versions => PythonScript.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Configure_health_check_smoke_test_and_usage_report_succeed(string version)
    {
        var answer = await RunAsync(version, "checks.py");

        Assert.Equal(version, (string?)answer["version"]);
        var address = $"url_override = {new Uri(server.Address, "/api/")}";
        Assert.Contains(address, (string?)answer["config"], StringComparison.Ordinal);
        Assert.Contains(address, (string?)answer["configured"], StringComparison.Ordinal);
        Assert.Contains($"{new Uri(server.Address, "/api")}", (string?)answer["status"], StringComparison.Ordinal);
        Assert.Contains("Backend workspace available: yes", (string?)answer["health"], StringComparison.Ordinal);
        Assert.Contains("Flushed data to Opik", (string?)answer["health"], StringComparison.Ordinal);
        Assert.Contains("Workspace: default", (string?)answer["permissions"], StringComparison.Ordinal);
        Assert.Equal(1, (int)answer["smoke_traces"]!);
        JsonAssert.Same("[1, 1]", answer["used"]);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Project_goes_by_files_to_another_project_and_to_another_server(string version)
    {
        await using var other = await OpikServerProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var answer = await PythonScript.RunAsync(version, "transfer.py", server.Address, Project(version, "transfer.py"), new Uri(other.Address, "/api").ToString());

        // 12 traces with two spans each and 30 of the experiment; the newer client scores in spans of its own.
        var spans = version == "2.1.24" ? 84 : 114;
        JsonAssert.Same($$"""
            {
              "counts": [42, {{spans}}, 30, 30], "scores": {"exact": 0.966666667}, "files": [42, 1, 2, 1], "attachments": 2, "tables": true,
              "copy": {}, "moved": {}
            }
            """, answer);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Dataset_moves_with_experiments_traces_and_optimization_though_the_move_is_killed_half_way(string version)
    {
        var answer = await RunAsync(version, "migrate.py");

        JsonAssert.Same($$"""
            {
              "counts": [9, 56, 7], "killed": true, "resumed": true, "status": "ok", "versions": "v2", "first_version": 6,
              "optimizations": [["search", "completed", "exact", 1, [["exact", 1]], true]], "trials": [["trial", "trial", true]],
              "pinned": ["v1", "v2"], "differences": {}, "source": ["{{Project(version, "migrate.py")}} moved_v1"]
            }
            """, answer);
    }

    private Task<JsonObject> RunAsync(string version, string script) => PythonScript.RunAsync(version, script, server.Address, Project(version, script));

    private static string Project(string version, string script) => $"python {version} {script}";
}
