using System.Diagnostics;
using System.Globalization;
using Opik.Datasets;
using Opik.Evaluation.Tasks;
using Opik.Testing;

namespace Opik.Evaluation.Benchmarks.Harness;

/// <summary>Evaluations of a task that does nothing against a server on this machine: rate, memory, and whether everything arrived.</summary>
internal static class ServerRun
{
    public static async Task RunAsync(int items)
    {
        await using var server = await OpikServerProcess.StartAsync();
        await using var client = new OpikClient(new OpikOptions { UrlOverride = new Uri(server.Address, "/api/"), ProjectName = "benchmark" });
        var dataset = await client.Datasets.CreateAsync("items");
        await dataset.InsertAsync(Enumerable.Range(0, items).Select(n => new DatasetItem { ["n"] = n, ["question"] = $"What is number {n}?", ["reference"] = n.ToString(CultureInfo.InvariantCulture) }), deduplication: false);
        var task = EvaluationTask.Of(static item => Task.FromResult(Answer), "task");
        Console.WriteLine("| metrics | items | s | items/s | runs stored | peak working set, MiB | managed memory at 10 %, 50 %, 100 %, MiB |\n|---|---|---|---|---|---|---|");
        // The first run warms both sides up.
        await MeasureAsync(client, dataset, task, [], Math.Min(items, 2_000), isReported: false);
        await MeasureAsync(client, dataset, task, [], items, isReported: true);
        await MeasureAsync(client, dataset, task, [new ConstantMetric("first", isTracked: true)], items, isReported: true);
        await MeasureAsync(client, dataset, task, [.. Enumerable.Range(0, 5).Select(n => new ConstantMetric($"metric {n}", isTracked: true))], Math.Min(items, 20_000), isReported: true);
    }

    private static readonly System.Text.Json.Nodes.JsonObject Answer = new() { ["output"] = "answer" };

    private static async Task MeasureAsync(OpikClient client, Dataset dataset, EvaluationTask task, IReadOnlyList<IMetric> metrics, int items, bool isReported)
    {
        var memory = new MemoryReadings(items);
        var watch = Stopwatch.StartNew();
        var result = await client.EvaluateAsync(dataset, task, new EvaluationOptions { Metrics = metrics, Samples = items, KeepsResults = false, Progress = memory });
        var seconds = watch.Elapsed.TotalSeconds;
        if (!isReported)
            return;
        var stored = (await client.Experiments.GetAsync(result.ExperimentId)).Info.TraceCount;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {metrics.Count} | {items:N0} | {seconds:0.0} | {items / seconds:N0} | {stored:N0} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} | {memory} |"));
    }
}
