using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Evaluation.Errors;
using Opik.Evaluation.Resume;
using Opik.Evaluation.Samplers;
using Opik.Testing;
using Xunit;

namespace Opik.Evaluation.Tests.Engine;

/// <summary>Going on with experiments.</summary>
public sealed class ResumeTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Only_runs_that_failed_are_run_again_and_the_result_is_the_whole_experiment()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 4);
        var options = new EvaluationOptions { Metrics = [new SameText()], TrialCount = 2, ExperimentName = "to resume" };
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Client.EvaluateAsync(bench.Dataset, OddFails, options, Cancellation));
        var experiment = Assert.Single(await bench.Client.Experiments.GetByNameAsync("to resume", cancellationToken: Cancellation));
        // Another version must not matter.
        await bench.InsertAsync(10, 2);
        var again = new List<int>();

        var result = await bench.Client.EvaluateResumeAsync(experiment.Id, Remember, new ResumeOptions { Metrics = [new SameText()], TaskThreads = 1 }, Cancellation);

        Assert.Equal([1, 1, 3, 3], again.Order());
        Assert.Equal(8, result.TestResults.Count);
        Assert.All(result.GroupByDatasetItem(), group => Assert.Equal([0, 1], group.TestResults.Select(run => run.TrialId)));
        Assert.Equal((1, 8), (result.Scores["same_text"].Mean, result.Scores["same_text"].Values.Count));
        Assert.Equal("completed", (string?)(await bench.StoredAsync(experiment.Id)).Experiment["status"]);

        again.Clear();
        await bench.Client.EvaluateResumeAsync(experiment.Id, Remember, cancellationToken: Cancellation);
        Assert.Empty(again);

        static JsonObject OddFails(DatasetItem item) => (int)item["n"]! % 2 == 1 ? throw new InvalidOperationException("odd") : EvaluationBench.Echo(item);
        JsonObject Remember(DatasetItem item)
        {
            again.Add((int)item["n"]!);
            return EvaluationBench.Echo(item);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Chosen_items_are_remembered_on_the_machine()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 10);
        using var folder = new TemporaryFolder("resume");
        var chosen = new List<string>();
        var evaluation = new EvaluationOptions { Sampler = new RandomDatasetSampler(3), ResumeFolder = folder.Path, ExperimentName = "sampled" };
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Client.EvaluateAsync(bench.Dataset, AllFail, evaluation, Cancellation));
        var experiment = Assert.Single(await bench.Client.Experiments.GetByNameAsync("sampled", cancellationToken: Cancellation));

        var result = await bench.Client.EvaluateResumeAsync(experiment.Id, EvaluationBench.Echo, new ResumeOptions { ResumeFolder = folder.Path }, Cancellation);

        Assert.Equal(chosen.Order(), result.TestResults.Select(run => run.TestCase.DatasetItemId).Order());
        File.Delete(Path.Combine(folder.Path, $"{experiment.Id}.json"));
        await Assert.ThrowsAsync<LocalCheckpointMissingException>(() => bench.Client.EvaluateResumeAsync(experiment.Id, EvaluationBench.Echo, new ResumeOptions { ResumeFolder = folder.Path }, Cancellation));

        JsonObject AllFail(DatasetItem item)
        {
            lock (chosen)
                chosen.Add(item.Id!.Value.ToString());
            throw new InvalidOperationException("all");
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Experiments_without_a_state_cannot_be_resumed()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 1);
        var manual = await bench.Client.Experiments.CreateAsync(bench.Dataset.Name, cancellationToken: Cancellation);

        await Assert.ThrowsAsync<ExperimentNotResumableException>(() => bench.Client.EvaluateResumeAsync(manual.Id, EvaluationBench.Echo, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ExperimentNotFoundException>(() => bench.Client.EvaluateResumeAsync(Guid.CreateVersion7(), EvaluationBench.Echo, cancellationToken: Cancellation));
    }

    [Fact]
    public void State_is_written_as_the_Python_client_writes_it()
    {
        var state = new ResumeState { RunsPerItem = 2, DatasetFilter = "data.q = \"1\"", VersionName = "v1", Samples = 3, NeedsCheckpoint = true, ErrorTolerance = 20 };

        Assert.Equal("""{"schema_version": 1, "resumable": true, "default_runs_per_item": 2, "dataset_filter_string": "data.q = \"1\"", "dataset_version_name": "v1", "nb_samples": 3, "requires_local_checkpoint": true, "error_tolerance": 20}""", state.ToText());
        using var metadata = System.Text.Json.JsonDocument.Parse(new JsonObject { [ResumeState.Key] = state.ToText() }.ToJsonString());
        Assert.Equal(state, ResumeState.Read(metadata.RootElement));
    }
}
