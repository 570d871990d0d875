using System.Text.Json.Nodes;
using Opik.Datasets;
using Xunit;

namespace Opik.Evaluation.Tests.Engine;

/// <summary>A project of its own on the running server, with a dataset of numbered items: <c>{"n": 0, "reference": "0"}</c>, ….</summary>
internal sealed class EvaluationBench(RunningServer server, OpikClient client, Dataset dataset, string project) : IAsyncDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public OpikClient Client => client;

    public Dataset Dataset => dataset;

    public string Project => project;

    public static async Task<EvaluationBench> StartAsync(RunningServer server, int items, Func<int, DatasetItem>? item = null)
    {
        var project = $"bench-{Guid.NewGuid():N}";
        var client = await server.ClientAsync(project);
        var dataset = await client.Datasets.CreateAsync("numbers", cancellationToken: Cancellation);
        var bench = new EvaluationBench(server, client, dataset, project);
        await bench.InsertAsync(0, items, item);
        return bench;
    }

    /// <summary>The task of most tests: the number of the item as text.</summary>
    public static JsonObject Echo(DatasetItem item) => new() { ["output"] = item["n"]!.ToString() };

    public Task InsertAsync(int first, int count, Func<int, DatasetItem>? item = null) =>
        dataset.InsertAsync(Enumerable.Range(first, count).Select(item ?? (n => new DatasetItem { ["n"] = n, ["reference"] = n.ToString() })), cancellationToken: Cancellation);

    public Task<StoredExperiment> StoredAsync(Guid? experimentId) => StoredExperiment.ReadAsync(server, project, experimentId, Cancellation);

    public ValueTask DisposeAsync() => client.DisposeAsync();
}
