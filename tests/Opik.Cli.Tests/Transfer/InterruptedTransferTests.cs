using System.Diagnostics;

namespace Opik.Cli.Tests.Transfer;

/// <summary>Transfers that are killed half-way and started again.</summary>
public sealed class InterruptedTransferTests(RunningServer server, TwoServers servers)
{
    private const int Traces = 600;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Killed_export_and_killed_import_go_on_and_nothing_is_there_twice()
    {
        var project = $"killed {Guid.NewGuid():N}";
        using var tool = new OpikTool(server.Address);
        using var otherTool = new OpikTool(servers.Other);
        using var api = new TestApi(server.Address);
        using var other = new TestApi(servers.Other);
        await ProjectSeed.StoreAsync(api, project, Traces);
        var files = Path.Combine(tool.Folder, "files");

        var written = await KillAsync(tool, () => Task.FromResult(Directory.Exists(files) ? Directory.GetFiles(files, "trace_*.json", SearchOption.AllDirectories).Length : 0), "export", "default", project, "all", "--path", files, "--page-size", "50");
        await tool.OutputAsync("export", "default", project, "all", "--path", files);
        var sent = await KillAsync(otherTool, async () => await other.ProjectIdAsync(project) is null ? 0 : (await other.SearchAsync("traces", project)).Count, "import", "default", project, "all", "--path", files);
        await otherTool.OutputAsync("import", "default", project, "all", "--path", files);

        Assert.InRange(written, 1, Traces - 1);
        Assert.InRange(sent, 1, Traces - 1);
        TwoServers.AssertSame(await ProjectContents.ReadAsync(api, project), await ProjectContents.ReadAsync(other, project));
    }

    // Kills the command as soon as something is done; returns how much that was.
    private static async Task<int> KillAsync(OpikTool tool, Func<Task<int>> progress, params string[] arguments)
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
            while (!process.HasExited && await progress() == 0)
                await tick.WaitForNextTickAsync(limit.Token);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        return await progress();
    }
}
