using System.Text.Json.Nodes;

namespace Opik.Cli.Tests.Transfer;

/// <summary>Transfers that cannot be, and projects that hold nothing.</summary>
public sealed class TransferErrorTests : IDisposable
{
    private readonly OpikTool tool;
    private readonly TestApi api;

    public TransferErrorTests(RunningServer server) => (tool, api) = (new OpikTool(server.Address), new TestApi(server.Address));

    public void Dispose()
    {
        tool.Dispose();
        api.Dispose();
    }

    [Theory]
    [InlineData(1, "no project 'missing'", "export", "default", "missing", "all")]
    [InlineData(1, "no project 'traces'", "export", "default", "traces", "traces")]
    [InlineData(2, "filter is malformed", "export", "default", "missing", "traces", "--filter", "name is odd")]
    [InlineData(2, "--page-size", "export", "default", "missing", "traces", "--page-size", "0")]
    [InlineData(2, "--max-results", "export", "default", "missing", "all", "--max-results", "-1")]
    [InlineData(2, "--include does not know 'nonsense'", "export", "default", "missing", "all", "--include", "datasets,nonsense")]
    [InlineData(2, "xml", "export", "default", "missing", "all", "--format", "xml")]
    [InlineData(2, "Unrecognized command or argument 'everything'", "export", "default", "missing", "everything")]
    [InlineData(1, "There is no export of the project 'missing'", "import", "default", "missing", "all")]
    [InlineData(2, "no name of a workspace", "import", "../..", "missing", "all")]
    public async Task Bad_names_and_options_end_with_a_message(int exitCode, string message, params string[] arguments)
    {
        var result = await tool.RunAsync(arguments);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(message, result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dataset")]
    [InlineData("prompt")]
    [InlineData("experiment")]
    public async Task Name_that_the_project_does_not_have_is_named(string item)
    {
        var project = await EmptyProjectAsync();

        var result = await tool.RunAsync("export", "default", project, item, "missing");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("'missing'", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_project_goes_there_and_back()
    {
        var project = await EmptyProjectAsync();

        var exported = await tool.OutputAsync("export", "default", project, "all");
        var imported = await tool.OutputAsync("import", "default", project, "all", "--to-project", $"{project} copy");

        Assert.Matches(@"Total\s+\| 0\s+\| 0\s+\| 0\s", exported);
        Assert.Matches(@"Total\s+\| 0\s+\| 0\s+\| 0\s", imported);
        Assert.NotNull(await api.ProjectIdAsync($"{project} copy"));
    }

    [Fact]
    public async Task Damaged_file_is_reported_and_the_rest_is_imported()
    {
        var project = $"damaged {Guid.NewGuid():N}";
        await ProjectSeed.StoreAsync(api, project, 3);
        await tool.OutputAsync("export", "default", project, "traces");
        var damaged = Directory.GetFiles(tool.Folder, "trace_*.json", SearchOption.AllDirectories)[0];
        var text = await File.ReadAllTextAsync(damaged, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(damaged, text[..100], TestContext.Current.CancellationToken);

        var first = await tool.RunAsync("import", "default", project, "traces", "--to-project", $"{project} copy");
        await File.WriteAllTextAsync(damaged, text, TestContext.Current.CancellationToken);
        var second = await tool.RunAsync("import", "default", project, "traces", "--to-project", $"{project} copy");

        Assert.Equal(1, first.ExitCode);
        Assert.Contains(Path.GetFileName(damaged), first.StandardError, StringComparison.Ordinal);
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(3, (await api.SearchAsync("traces", $"{project} copy")).Count);
    }

    private async Task<string> EmptyProjectAsync()
    {
        var project = $"empty {Guid.NewGuid():N}";
        await api.SendAsync(HttpMethod.Post, "v1/private/projects", new JsonObject { ["name"] = project });
        return project;
    }
}
