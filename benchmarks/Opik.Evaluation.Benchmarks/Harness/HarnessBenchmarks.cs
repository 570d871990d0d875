using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using Opik.Evaluation.DictItems;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation.Benchmarks.Harness;

/// <summary>The harness alone, for each item: reading, running, tracing, scoring, collecting; what is traced is thrown away.</summary>
[MemoryDiagnoser]
public class HarnessBenchmarks : IAsyncDisposable
{
    private const int Items = 1_000;
    private readonly JsonObject answer = new() { ["output"] = "answer" };
    private OpikClient client = null!;
    private JsonObject[] items = [];
    private EvaluationTask task = null!;

    [Params(0, 1, 5)]
    public int Metrics { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        client = new OpikClient(new OpikOptions(), new DiscardingDelivery());
        items = [.. Enumerable.Range(0, Items).Select(n => new JsonObject { ["n"] = n, ["question"] = $"What is number {n}?", ["reference"] = $"{n}" })];
        task = EvaluationTask.Of(_ => Task.FromResult(answer), "task");
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await client.DisposeAsync();
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public Task Tracked() => RunAsync(isTracked: true);

    [Benchmark(OperationsPerInvoke = Items)]
    public Task MetricsNotTracked() => RunAsync(isTracked: false);

    private Task<DictItemsResult> RunAsync(bool isTracked) => client.EvaluateOnDictItemsAsync(
        items, task, new DictItemsOptions { Metrics = [.. Enumerable.Range(0, Metrics).Select(n => new ConstantMetric($"metric {n}", isTracked))], TaskThreads = 1 });
}
