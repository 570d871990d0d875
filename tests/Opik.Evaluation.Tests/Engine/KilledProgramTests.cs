using System.Diagnostics;
using System.Text.Json.Nodes;
using Opik.Datasets;
using Xunit;

namespace Opik.Evaluation.Tests.Engine;

/// <summary>An evaluation whose program is killed is gone on with by another.</summary>
public sealed class KilledProgramTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Runs_that_ended_before_the_program_was_killed_are_not_run_again()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 6);
        await KillAfterAsync(bench.Project, runs: 2);
        var experiment = Assert.Single(await bench.Client.Experiments.GetByNameAsync("killed", cancellationToken: Cancellation));
        var again = 0;

        var result = await bench.Client.EvaluateResumeAsync(experiment.Id, Count, cancellationToken: Cancellation);

        Assert.Equal(4, again);
        Assert.Equal(["0", "1", "2", "3", "4", "5"], result.TestResults.Select(run => (string?)run.TestCase.TaskOutput["output"]).Order());
        var stored = (await bench.StoredAsync(experiment.Id)).Experiment;
        Assert.Equal(("completed", 6), ((string?)stored["status"], (int)stored["dataset_item_count"]!));

        JsonObject Count(DatasetItem item)
        {
            Interlocked.Increment(ref again);
            return EvaluationBench.Echo(item);
        }
    }

    private async Task KillAfterAsync(string project, int runs)
    {
        var program = AppContext.BaseDirectory.Replace("Opik.Evaluation.Tests", "Opik.Evaluation.Tests.Program", StringComparison.Ordinal);
        var address = new Uri((await server.Process).Address, "/api/");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(program, "Opik.Evaluation.Tests.Program.dll"), address.ToString(), project, $"{runs}"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line && line != "hangs")
            {
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
