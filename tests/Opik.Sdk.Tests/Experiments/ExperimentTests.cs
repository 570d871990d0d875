using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Experiments;

namespace Opik.Sdk.Tests.Experiments;

public sealed class ExperimentTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task An_experiment_keeps_configuration_prompts_and_type()
    {
        var client = await server.ClientAsync();
        var prompt = await client.Prompts.CreateAsync("ask", "Q: {{q}}", cancellationToken: Cancel);

        var created = await client.Experiments.CreateAsync("cases", new ExperimentDetails { Name = "run", Metadata = new JsonObject { ["model"] = "m" }, Prompts = [prompt], Tags = ["t"], Type = ExperimentType.MiniBatch }, Cancel);
        var read = await client.Experiments.GetAsync(created.Id, Cancel);

        Assert.Equal(("run", "cases", ExperimentType.MiniBatch, client.Options.ProjectName), (read.Name, read.DatasetName, read.Info.Type, read.ProjectName));
        Assert.Equal("m", read.Info.Metadata!.Value.GetProperty("model").GetString());
        Assert.Equal("Q: {{q}}", read.Info.Metadata!.Value.GetProperty("prompts").GetProperty("ask").GetString());
        Assert.Equal(["t"], read.Info.Tags);
        await Assert.ThrowsAsync<ArgumentException>(() => client.Experiments.CreateAsync("cases", new ExperimentDetails { Prompts = [new Opik.Prompts.Prompt("loose", "x")] }, Cancel));
        await Assert.ThrowsAsync<ExperimentNotFoundException>(() => client.Experiments.GetAsync(Guid.CreateVersion7(), Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Experiments_are_found_by_exact_name_listed_changed_and_deleted()
    {
        var client = await server.ClientAsync();
        var first = await client.Experiments.CreateAsync("cases", new ExperimentDetails { Name = "run" }, Cancel);
        var second = await client.Experiments.CreateAsync("cases", new ExperimentDetails { Name = "run" }, Cancel);
        await client.Experiments.CreateAsync("cases", new ExperimentDetails { Name = "run 2" }, Cancel);

        Assert.Equal([second.Id, first.Id], (await client.Experiments.GetByNameAsync("run", cancellationToken: Cancel)).Select(experiment => experiment.Id));
        var listed = new List<string>();
        await foreach (var experiment in client.Experiments.ListAsync(datasetId: first.Info.DatasetId, cancellationToken: Cancel))
            listed.Add(experiment.Name);
        Assert.Equal(3, listed.Count);

        await first.UpdateAsync(new ExperimentUpdate { Name = "renamed", Status = ExperimentStatus.Completed }, Cancel);
        await first.LogScoresAsync([new ScoreValue("max", 0.75)], Cancel);
        var changed = (await client.Experiments.GetAsync(first.Id, Cancel)).Info;
        Assert.Equal(("renamed", ExperimentStatus.Completed, new ScoreValue("max", 0.75)), (changed.Name, changed.Status, Assert.Single(changed.ExperimentScores)));

        await client.Experiments.DeleteAsync([first.Id, second.Id], Cancel);
        Assert.Empty(await client.Experiments.GetByNameAsync("run", cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Runs_are_read_with_item_data_outputs_and_scores_over_pages()
    {
        var client = await server.ClientAsync();
        var dataset = await client.Datasets.CreateAsync("cases", cancellationToken: Cancel);
        var items = Enumerable.Range(0, 11).Select(number => new DatasetItem { ["n"] = number }).ToList();
        await dataset.InsertAsync(items, cancellationToken: Cancel);
        var traces = await Seed.TracesAsync(client, [.. items.Select(item => new JsonObject { ["name"] = "run", ["output"] = new JsonObject { ["double"] = 2 * (int)item["n"]! } })]);
        (await client.Rest.SendAsync(HttpMethod.Put, $"v1/private/traces/{traces[3]}/feedback-scores", """{"name":"good","value":0.5,"source":"sdk"}"""u8.ToArray(), cancellationToken: Cancel)).EnsureSuccess();
        var experiment = await client.Experiments.CreateAsync("cases", cancellationToken: Cancel);

        await experiment.InsertAsync(items.Zip(traces, (item, trace) => new ExperimentItemReference(item.Id!.Value, trace)), Cancel);

        var runs = await experiment.GetItemsAsync(new ExperimentReading { PageSize = 3, Threads = 2 }, Cancel);
        Assert.Equal(Enumerable.Range(0, 11), runs.Select(run => (int)run.DatasetItemData["n"]!).Order());
        Assert.All(runs, run => Assert.Equal(2 * (int)run.DatasetItemData["n"]!, run.Output!.Value.GetProperty("double").GetInt32()));
        Assert.Equal(0.5m, Assert.Single(runs.Single(run => run.TraceId == traces[3]).FeedbackScores).Value);
        Assert.Equal(5, (await experiment.GetItemsAsync(new ExperimentReading { PageSize = 2, MaxResults = 5 }, Cancel)).Count);
        Assert.Empty(await experiment.GetItemsAsync(new ExperimentReading { MaxResults = 0 }, Cancel));
        Assert.Equal(11, (await client.Experiments.FindItemsAsync("cases", [experiment.Id], cancellationToken: Cancel)).Count);
        await Assert.ThrowsAsync<ArgumentException>(() => experiment.GetItemsAsync(new ExperimentReading { PageSize = 2_001 }, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_link_names_dataset_and_experiment()
    {
        var client = await server.ClientAsync();
        var experiment = await client.Experiments.CreateAsync("cases", cancellationToken: Cancel);

        Assert.Contains($"/experiments/{experiment.Info.DatasetId}/compare?experiments=", (await experiment.GetUrlAsync(Cancel))!.AbsoluteUri);
    }
}
