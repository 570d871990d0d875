using System.Diagnostics;
using System.Text.Json.Nodes;
using Opik.Cli.Tests.Transfer;

namespace Opik.Cli.Tests.Migrate;

/// <summary><c>opik migrate</c>.</summary>
public sealed class MigrateTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private readonly string project = $"old home {Guid.NewGuid():N}";
    private readonly OpikTool tool;
    private readonly TestApi api;

    public MigrateTests(RunningServer server) => (tool, api) = (new OpikTool(server.Address), new TestApi(server.Address));

    private string Home => $"{project} new";

    private string Dataset => $"{project} items";

    public void Dispose()
    {
        tool.Dispose();
        api.Dispose();
    }

    [Fact]
    public async Task Dataset_moves_with_versions_experiments_traces_and_optimization()
    {
        await SeedAsync(experiments: 3);
        var before = await ProjectContents.ReadAsync(api, project);
        var versions = await DatasetSeed.VersionContentsAsync(api, await DatasetIdAsync(Dataset));

        await tool.OutputAsync("migrate", "dataset", Dataset, "--to-project", Home, "--audit-log", "audit.json");

        TwoServers.AssertSame(before, await ProjectContents.ReadAsync(api, Home));
        TwoServers.AssertSame(versions, await DatasetSeed.VersionContentsAsync(api, await DatasetIdAsync(Dataset)));
        TwoServers.AssertSame(versions, await DatasetSeed.VersionContentsAsync(api, await DatasetIdAsync($"{Dataset}_v1")));
        Assert.Equal(["run 0 v1 regular False", "run 1 v2 trial True", "run 2 v2 regular False"], await ExperimentsAsync());
        var audit = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(tool.Folder, "audit.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal("ok", (string)audit["status"]!);
        Assert.Equal(
            ["create_destination", "replay_versions", "cascade_optimizations", "cascade_experiments", "rename_source", "promote_destination"],
            audit["actions"]!.AsArray().Select(action => (string)action!["type"]!).Where(type => type is not ("replay_version" or "copy_experiment")));
    }

    [Fact]
    public async Task Killed_migration_goes_on_and_nothing_is_there_twice()
    {
        await SeedAsync(experiments: 12, traces: 8);
        var before = await ProjectContents.ReadAsync(api, project);

        await KillAsync(async () => (await api.SearchAsync("traces", Home)).Count >= 16, "migrate", "dataset", Dataset, "--to-project", Home);
        var copied = (await api.SearchAsync("traces", Home)).Count;
        var resumed = await tool.RunAsync("migrate", "dataset", Dataset, "--to-project", Home);

        Assert.InRange(copied, 16, 95);
        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains("Going on with a migration", resumed.StandardError, StringComparison.Ordinal);
        TwoServers.AssertSame(before, await ProjectContents.ReadAsync(api, Home));
    }

    [Fact]
    public async Task Dry_run_shows_the_plan_and_changes_nothing()
    {
        await SeedAsync(experiments: 1);

        var output = await tool.OutputAsync("migrate", "dataset", Dataset, "--to-project", Home, "--dry-run", "--audit-log", "audit.json");

        Assert.Contains($"1. Create '{Dataset}__migrating'", output, StringComparison.Ordinal);
        Assert.Contains("Dry run: nothing was changed.", output, StringComparison.Ordinal);
        Assert.Empty((await api.GetAsync($"v1/private/datasets?size=10&project_id={await api.ProjectIdAsync(Home)}"))["content"]!.AsArray());
        Assert.NotNull(await DatasetIdAsync(Dataset));
        Assert.Contains("\"planned\"", await File.ReadAllTextAsync(Path.Combine(tool.Folder, "audit.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Experiments_stay_when_they_are_excluded()
    {
        await SeedAsync(experiments: 1);

        await tool.OutputAsync("migrate", "dataset", Dataset, "--to-project", Home, "--from-project", project, "--exclude-experiments");

        Assert.Empty(await ExperimentsAsync());
        Assert.Empty(await api.SearchAsync("traces", Home));
        Assert.Equal(2, (await DatasetSeed.VersionContentsAsync(api, await DatasetIdAsync(Dataset))).Count);
    }

    [Fact]
    public async Task Prompt_moves_with_versions_and_commits()
    {
        await SeedAsync(experiments: 0);
        var name = $"{project} prompt";
        foreach (var text in new[] { "A {{x}}", "B {{x}}" })
            await api.SendAsync(HttpMethod.Post, "v1/private/prompts/versions", new JsonObject { ["name"] = name, ["project_name"] = project, ["version"] = new JsonObject { ["template"] = text, ["type"] = "mustache", ["metadata"] = new JsonObject { ["t"] = text }, ["change_description"] = text } });
        var before = (await ProjectContents.ReadAsync(api, project))["prompts"]![name]!;

        await tool.OutputAsync("migrate", "prompt", name, "--to-project", Home);

        TwoServers.AssertSame(before, (await ProjectContents.ReadAsync(api, Home))["prompts"]![name]!);
        TwoServers.AssertSame(before, (await ProjectContents.ReadAsync(api, project))["prompts"]![$"{name}_v1"]!);
    }

    [Fact]
    public async Task Impossible_migrations_end_with_advice()
    {
        await SeedAsync(experiments: 0);
        await api.CreateAsync("v1/private/datasets", new JsonObject { ["name"] = $"{Dataset}_v1", ["project_name"] = project });

        await ExpectAsync(1, "There is no project 'nowhere'", "migrate", "dataset", Dataset, "--to-project", "nowhere");
        await ExpectAsync(1, "There is no dataset 'missing'", "migrate", "dataset", "missing", "--to-project", Home);
        await ExpectAsync(1, "There is no prompt 'missing'", "migrate", "prompt", "missing", "--to-project", Home);
        await ExpectAsync(1, $"used already in the project '{project}'", "migrate", "dataset", Dataset, "--to-project", Home);
        await ExpectAsync(1, "already", "migrate", "dataset", Dataset, "--to-project", project);
        await ExpectAsync(2, "--to-project", "migrate", "dataset", Dataset);
    }

    private async Task ExpectAsync(int exitCode, string message, params string[] arguments)
    {
        var result = await tool.RunAsync(arguments);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(message, result.StandardError, StringComparison.Ordinal);
    }

    private async Task SeedAsync(int experiments, int traces = 3)
    {
        await api.SendAsync(HttpMethod.Post, "v1/private/projects", new JsonObject { ["name"] = Home });
        await DatasetSeed.StoreAsync(api, project, Dataset, experiments, traces);
    }

    private async Task<string> DatasetIdAsync(string name) =>
        (string)(await api.GetAsync($"v1/private/datasets?size=100&name={Uri.EscapeDataString(name)}"))["content"]!.AsArray().Single(dataset => (string)dataset!["name"]! == name)!["id"]!;

    private async Task<string[]> ExperimentsAsync()
    {
        var types = Uri.EscapeDataString("""["regular","trial","mini-batch"]""");
        var found = (await api.GetAsync($"v1/private/experiments?size=100&types={types}&project_id={await api.ProjectIdAsync(Home)}"))["content"]!.AsArray();
        return [.. found.Select(one => $"{one!["name"]} {one["dataset_version_summary"]!["version_name"]} {one["type"]} {one["optimization_id"] is not null}").Order(StringComparer.Ordinal)];
    }

    private async Task KillAsync(Func<Task<bool>> isTime, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [OpikTool.Location, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = tool.Folder };
        foreach (var (name, value) in tool.Environment)
            start.Environment[name] = value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        using var process = Process.Start(start)!;
        try
        {
            while (!process.HasExited && !await isTime())
                await tick.WaitForNextTickAsync(limit.Token);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
