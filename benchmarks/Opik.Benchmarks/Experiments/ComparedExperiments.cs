using System.Text;
using Opik.Contracts;
using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Benchmarks.Experiments;

/// <summary>A dataset, and experiments that ran all of its items: each run with a trace, a span, two scores and an assertion.</summary>
internal sealed class ComparedExperiments : IAsyncDisposable
{
    private const int BatchSize = 1000;

    private readonly string _folder = Directory.CreateTempSubdirectory("opik-benchmark-").FullName;
    private readonly Random _random = new(1);

    private ComparedExperiments() => Telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = _folder });

    public SqliteTelemetry Telemetry { get; }

    public Guid Project { get; } = Guid.CreateVersion7();

    public Guid Dataset { get; private set; }

    public List<Guid> Experiments { get; } = [];

    /// <summary>A trace of the first experiment.</summary>
    public Guid Trace { get; private set; }

    public static async Task<ComparedExperiments> MakeAsync(int experiments, int items)
    {
        var made = new ComparedExperiments();
        var ids = Enumerable.Range(0, items).Select(i => Guid.CreateVersion7(DateTimeOffset.UtcNow.AddMilliseconds(i - items))).ToList();
        for (var i = 0; i < experiments; i++)
            await made.RunAsync(ids);
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        await Telemetry.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunAsync(List<Guid> items)
    {
        var experiment = Guid.CreateVersion7();
        if (Experiments.Count == 0)
            await AddDatasetAsync(items);
        Experiments.Add(experiment);
        await Telemetry.Experiments.CreateAsync(Scope.Default, new NewExperiment { Id = experiment, Name = $"run {Experiments.Count}", DatasetName = "compared", ProjectId = Project }, default);
        foreach (var batch in items.Chunk(BatchSize))
            await RunAsync(experiment, batch);
    }

    private async Task RunAsync(Guid experiment, Guid[] items)
    {
        var start = DateTime.UtcNow;
        var traces = items.Select((_, i) => new Trace
        {
            Id = Guid.CreateVersion7(), ProjectId = Project, Name = "evaluation_task", Source = EntitySource.Experiment,
            StartTime = start, EndTime = start.AddMilliseconds(_random.Next(100, 5000)),
            Input = Json($$"""{"question":"{{Words(40)}}","n":{{i}}}"""), Output = Json($$"""{"answer":"{{Words(80)}}","confidence":{{_random.NextDouble():F3}}}"""),
        }).ToList();
        if (Trace == Guid.Empty)
            Trace = traces[0].Id;
        var spans = traces.ConvertAll(trace => new Span
        {
            Id = Guid.CreateVersion7(), ProjectId = Project, TraceId = trace.Id, Name = "llm", Type = SpanType.Llm, StartTime = start, EndTime = trace.EndTime,
            Usage = new Dictionary<string, long> { ["prompt_tokens"] = 100, ["completion_tokens"] = 50, ["total_tokens"] = 150 }, TotalEstimatedCost = 0.001m, CostIsManual = true,
        });
        await Telemetry.TraceWrites.UpsertAsync(Scope.Default, traces, default);
        await Telemetry.SpanWrites.UpsertAsync(Scope.Default, spans, default);
        await Telemetry.FeedbackScores.PutAsync(Scope.Default, ScoredEntity.Trace, [.. traces.SelectMany(trace => new[] { Score(trace.Id, "equals"), Score(trace.Id, "relevance") })], default);
        await Telemetry.AssertionResults.PutAsync(
            Scope.Default, [.. traces.Select(trace => new AssertionResultWrite { EntityId = trace.Id, EntityKind = ScoredEntity.Trace, ProjectId = Project, Name = "is polite", Passed = _random.Next(4) > 0 })], default);
        await Telemetry.ExperimentItems.CreateAsync(
            Scope.Default,
            [.. items.Select((item, i) => new ExperimentItem { Id = Guid.CreateVersion7(), ExperimentId = experiment, DatasetItemId = item, TraceId = traces[i].Id, ProjectId = Project })],
            default);
    }

    private FeedbackScoreWrite Score(Guid trace, string name) => new() { EntityId = trace, ProjectId = Project, Name = name, Value = Math.Round((decimal)_random.NextDouble(), 3), Source = ScoreSource.Sdk };

    private async Task AddDatasetAsync(List<Guid> items)
    {
        var number = 0;
        foreach (var batch in items.Chunk(BatchSize))
        {
            Dataset = await Telemetry.DatasetItemWrites.PutAsync(
                Scope.Default,
                new DatasetTarget(null, "compared", Project),
                [.. batch.Select(item => new DatasetItemWrite { Id = item, Source = DatasetItemSource.Sdk, Data = Json($$"""{"question":"{{Words(40)}}","expected":"{{Words(10)}}","n":{{number++}}}""") })],
                groupId: null,
                copyFrom: null,
                default);
        }
    }

    private string Words(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append("word").Append(_random.Next(2000)).Append(' ');
        return text.ToString();
    }

    private static JsonText Json(string text) => new(Encoding.UTF8.GetBytes(text));
}
