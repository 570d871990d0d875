using System.Text.Json.Nodes;
using Opik.EndToEnd.Tests.PythonSdk;
using Opik.Testing;

namespace Opik.Cli.Tests.Transfer;

/// <summary>What the official tool exports is imported by this one, and the other way round.</summary>
public sealed class PythonTransferTests(RunningServer server, TwoServers servers)
{
    [Fact]
    public async Task Exports_of_either_tool_are_imported_by_the_other()
    {
        var project = $"python {Guid.NewGuid():N}";
        using var api = new TestApi(server.Address);
        await ProjectSeed.StoreAsync(api, project, 12, asOfficial: true);

        var script = RepositoryPaths.InRepository("tests", "Opik.Cli.Tests", "python", "both_ways.py");
        var output = await PythonScript.RunFileAsync("2.2.122", script, server.Address, [project, new Uri(servers.Other, "/api").ToString(), OpikTool.Location, RepositoryPaths.InRepository("tests", "Opik.EndToEnd.Tests", "python")]);

        var differences = JsonNode.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
        Assert.True(differences.ToJsonString() == """{"python_to_dotnet":{},"dotnet_to_python":{}}""", output);
    }
}
