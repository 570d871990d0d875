using Opik.Evaluation.Samplers;
using Opik.Testing;
using Xunit;

namespace Opik.Evaluation.Tests.Engine;

/// <summary>Parts of a dataset, several runs of an item, versions.</summary>
public sealed class SelectionTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Empty_dataset_gives_an_experiment_without_runs()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 0);

        var result = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, cancellationToken: Cancellation);

        Assert.Empty(result.TestResults);
        Assert.Empty(result.Scores);
        var stored = await bench.StoredAsync(result.ExperimentId);
        Assert.Equal("completed", (string?)stored.Experiment["status"]);
        Assert.Contains("\"resumable\": false", (string?)stored.Experiment["metadata"]!["_opik_resume"], StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Number_of_samples_filter_and_ids_choose_items()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 6);
        using var folder = new TemporaryFolder("resume");
        var items = await bench.Dataset.GetItemsAsync(cancellationToken: Cancellation);

        Assert.Equal(2, (await NumbersAsync(new() { Samples = 2 })).Count);
        Assert.Equal(["4"], await NumbersAsync(new() { DatasetFilter = "data.n = \"4\"" }));
        Assert.Equal([items[1]["n"]!.ToString(), items[3]["n"]!.ToString()], await NumbersAsync(new() { DatasetItemIds = [items[3].Id!.Value, items[1].Id!.Value], ResumeFolder = folder.Path }));
        Assert.Single(Directory.GetFiles(folder.Path, "*.json"));

        async Task<List<string>> NumbersAsync(EvaluationOptions options) =>
            [.. (await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, options, Cancellation)).TestResults.Select(result => (string)result.TestCase.TaskOutput["output"]!)];
    }

    [Fact(Timeout = 120_000)]
    public async Task Sampler_of_a_seed_chooses_the_same_items_again()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 20);
        using var folder = new TemporaryFolder("resume");
        var options = new EvaluationOptions { Sampler = new RandomDatasetSampler(5, seed: 7), ResumeFolder = folder.Path };

        var first = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, options, Cancellation);
        var second = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, options, Cancellation);

        Assert.Equal(5, first.TestResults.Count);
        Assert.Equal(first.TestResults.Select(result => result.TestCase.DatasetItemId), second.TestResults.Select(result => result.TestCase.DatasetItemId));
    }

    [Fact(Timeout = 120_000)]
    public async Task Each_item_is_run_as_often_as_there_are_trials_and_grouped_with_statistics()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 2);

        var result = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, new EvaluationOptions { TrialCount = 3, Metrics = [new SameText()] }, Cancellation);

        Assert.Equal((2, 6), (result.ItemCount, result.RunCount));
        var groups = result.GroupByDatasetItem();
        Assert.Equal(2, groups.Count);
        Assert.All(groups, group => Assert.Equal([0, 1, 2], group.TestResults.Select(run => run.TrialId)));
        Assert.All(groups, group => Assert.Equal((1, 3, 0.0), (group.Scores["same_text"].Mean, group.Scores["same_text"].Values.Count, group.Scores["same_text"].StandardDeviation)));
        var stored = await bench.StoredAsync(result.ExperimentId);
        Assert.Equal((6, 2), ((int)stored.Experiment["trace_count"]!, (int)stored.Experiment["dataset_item_count"]!));
    }

    [Fact(Timeout = 120_000)]
    public async Task Version_of_a_dataset_pins_its_items_and_is_noted()
    {
        await using var bench = await EvaluationBench.StartAsync(server, 2);
        var version = await bench.Dataset.GetVersionAsync("v1", Cancellation);
        await bench.InsertAsync(2, 3);

        var pinned = await bench.Client.EvaluateAsync(version, EvaluationBench.Echo, cancellationToken: Cancellation);
        var newest = await bench.Client.EvaluateAsync(bench.Dataset, EvaluationBench.Echo, cancellationToken: Cancellation);

        Assert.Equal((2, 5), (pinned.ItemCount, newest.ItemCount));
        Assert.Equal("v1", (string?)(await bench.StoredAsync(pinned.ExperimentId)).Experiment["dataset_version_summary"]!["version_name"]);
        Assert.Equal("v2", (string?)(await bench.StoredAsync(newest.ExperimentId)).Experiment["dataset_version_summary"]!["version_name"]);
    }
}
