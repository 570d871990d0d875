using System.Text.Json.Nodes;

namespace Opik.Cli.Tests.Transfer;

/// <summary>Export from one server, import into another.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly string project = $"round trip {Guid.NewGuid():N}";
    private readonly OpikTool tool;
    private readonly OpikTool otherTool;
    private readonly TestApi api;
    private readonly TestApi other;

    public RoundTripTests(RunningServer server, TwoServers servers)
    {
        (tool, otherTool) = (new OpikTool(server.Address), new OpikTool(servers.Other));
        (api, other) = (new TestApi(server.Address), new TestApi(servers.Other));
    }

    private string Files => Path.Combine(tool.Folder, "files");

    public void Dispose()
    {
        tool.Dispose();
        otherTool.Dispose();
        api.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task Everything_arrives_field_by_field_and_in_order_and_only_once()
    {
        await ProjectSeed.StoreAsync(api, project, 30);
        await tool.OutputAsync("export", "default", project, "all", "--path", Files, "--page-size", "7");

        await otherTool.OutputAsync("import", "default", project, "all", "--path", Files);
        var again = await otherTool.OutputAsync("import", "default", project, "all", "--path", Files);

        TwoServers.AssertSame(await ProjectContents.ReadAsync(api, project), await ProjectContents.ReadAsync(other, project));
        Assert.Matches(@"Traces\s+\| 0\s+\| 30\s", again);
        var (source, copy) = ((await api.SearchAsync("traces", project))[0], (await other.SearchAsync("traces", project))[0]);
        Assert.Equal((string)source["id"]!, (string)copy["metadata"]!["_import_id"]!);
        Assert.Equal((string)source["created_at"]!, (string)copy["metadata"]!["_import_created_at"]!);
        Assert.NotEqual((string)source["id"]!, (string)copy["id"]!);
    }

    [Fact]
    public async Task Import_goes_to_another_project_of_the_same_server_and_force_imports_again()
    {
        await ProjectSeed.StoreAsync(api, project, 3);
        await tool.OutputAsync("export", "default", project, "all", "--path", Files);

        await tool.OutputAsync("import", "default", project, "all", "--path", Files, "--to-project", $"{project} copy");
        TwoServers.AssertSame(await ProjectContents.ReadAsync(api, project), await ProjectContents.ReadAsync(api, $"{project} copy"));

        await tool.OutputAsync("import", "default", project, "traces", "--path", Files, "--to-project", $"{project} copy", "--force");
        Assert.Equal(6, (await api.SearchAsync("traces", $"{project} copy")).Count);
    }

    [Fact]
    public async Task Dry_run_changes_nothing_on_the_server_and_on_disk()
    {
        await ProjectSeed.StoreAsync(api, project, 3);
        await tool.OutputAsync("export", "default", project, "all", "--path", Files);
        var before = Directory.GetFileSystemEntries(Files, "*", SearchOption.AllDirectories).Order().ToArray();

        var output = await otherTool.OutputAsync("import", "default", project, "all", "--path", Files, "--dry-run");

        Assert.Matches(@"Traces\s+\| 3\s", output);
        Assert.Contains("Nothing was changed.", output, StringComparison.Ordinal);
        Assert.Null(await other.ProjectIdAsync(project));
        Assert.Equal(before, Directory.GetFileSystemEntries(Files, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public async Task Second_export_fetches_only_what_is_new_and_writes_deleted_files_again()
    {
        await ProjectSeed.StoreAsync(api, project, 4);
        await tool.OutputAsync("export", "default", project, "traces", "--path", Files);
        var files = Directory.GetFiles(Files, "trace_*.json", SearchOption.AllDirectories);
        File.Delete(files[1]);
        await api.SendAsync(HttpMethod.Post, "v1/private/traces", new JsonObject { ["project_name"] = project, ["name"] = "late", ["start_time"] = "2026-05-05T05:05:05Z" });

        var output = await tool.OutputAsync("export", "default", project, "traces", "--path", Files);

        Assert.Matches(@"Traces\s+\| 2\s+\| 3\s", output);
        Assert.True(File.Exists(files[1]));
        Assert.Equal(5, Directory.GetFiles(Files, "trace_*.json", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task Filter_limit_and_tables_are_obeyed()
    {
        await ProjectSeed.StoreAsync(api, project, 6);

        var filtered = await tool.OutputAsync("export", "default", project, "traces", "--path", Files, "--filter", "name = \"trace 0002\"");
        var limited = await tool.OutputAsync("export", "default", project, "traces", "--path", Files + "2", "--max-results", "4", "--format", "csv");

        Assert.Matches(@"Traces\s+\| 1\s", filtered);
        Assert.Matches(@"Traces\s+\| 4\s", limited);
        var table = await File.ReadAllLinesAsync(Directory.GetFiles(Files + "2", "trace_*.csv", SearchOption.AllDirectories)[0], TestContext.Current.CancellationToken);
        Assert.Equal(3, table.Length);
        Assert.StartsWith("trace_id,", table[0], StringComparison.Ordinal);
        Assert.Contains(",span_name,", table[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Experiment_is_exported_with_its_traces_and_dataset_and_imported_by_a_part_of_its_name()
    {
        await ProjectSeed.StoreAsync(api, project, 9);

        var exported = await tool.OutputAsync("export", "default", project, "experiment", "trial", "--path", Files);
        await otherTool.OutputAsync("import", "default", project, "experiment", "TRI", "--path", Files);

        Assert.Matches(@"Traces\s+\| 5\s", exported);
        var (expected, actual) = (await ProjectContents.ReadAsync(api, project), await ProjectContents.ReadAsync(other, project));
        TwoServers.AssertSame(expected["experiments"]!, actual["experiments"]!);
        TwoServers.AssertSame(expected["datasets"]!, actual["datasets"]!);
    }
}
