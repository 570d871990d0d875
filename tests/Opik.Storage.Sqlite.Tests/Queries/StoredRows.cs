using Opik.Contracts;
using Opik.Testing;

[assembly: AssemblyFixture(typeof(Opik.Storage.Sqlite.Tests.Queries.StoredRows))]

namespace Opik.Storage.Sqlite.Tests.Queries;

/// <summary>A store with random rows of two projects, and the same rows as plain values.</summary>
public sealed class StoredRows : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("queries");
    private readonly RandomRows _random = new(20260301);

    private ILookup<Guid, Span> _spans = null!;

    internal SqliteTelemetry Telemetry { get; private set; } = null!;

    // Time for exact totals, however slow the machine.
    internal ITraceReads TraceReads => field ??= new SqliteTraceReads(Telemetry, Unhurried);

    internal ISpanReads SpanReads => field ??= new SqliteSpanReads(Telemetry, Unhurried);

    internal IThreadReads ThreadReads => field ??= new SqliteThreadReads(Telemetry, Unhurried);

    // No set of rows is small enough to be read by number, and a few failures are enough to test candidates apart.
    internal ITraceReads WalkingTraceReads => field ??= new SqliteTraceReads(Telemetry, Unhurried with { Candidates = 0, Trial = 5 });

    private static QueryBudget Unhurried { get; } = new() { Rows = TimeSpan.FromHours(1), Payloads = TimeSpan.FromHours(1) };

    internal Guid Project => _random.Project;

    internal List<NaiveRow> Traces { get; private set; } = [];

    internal List<NaiveRow> Spans { get; private set; } = [];

    internal List<NaiveRow> Threads { get; private set; } = [];

    internal Dictionary<(ScoredEntity Kind, Guid Id), Dictionary<string, double>> Scores { get; } = [];

    internal Dictionary<Guid, bool> Guardrails { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = _folder.Path, Clock = new SteppingClock() });
        var other = new RandomRows(7);
        await Telemetry.TraceWrites.UpsertAsync(Scope.Default, Enumerable.Range(0, 60).Select(_ => other.Trace()).ToList(), default);
        var traces = Enumerable.Range(0, 240).Select(_ => _random.Trace()).ToArray();
        var spans = traces.Where(_ => _random.Chance(0.7)).SelectMany(SpansOf).ToArray();
        _spans = spans.ToLookup(span => span.TraceId);
        _random.Shuffle(traces);
        _random.Shuffle(spans);
        foreach (var chunk in traces.Chunk(50))
            await Telemetry.TraceWrites.UpsertAsync(Scope.Default, chunk, default);
        foreach (var chunk in spans.Chunk(100))
            await Telemetry.SpanWrites.UpsertAsync(Scope.Default, chunk, default);
        await AddScoresAsync(traces, spans);
        await NaiveRows.BuildAsync(this, traces, spans);
        Traces = NaiveRows.OfTraces;
        Spans = NaiveRows.OfSpans;
        Threads = NaiveRows.OfThreads;
    }

    internal double? Usage(Guid trace, string key) =>
        _spans[trace].Any(span => span.Usage?.ContainsKey(key) == true) ? _spans[trace].Sum(span => span.Usage?.GetValueOrDefault(key) ?? 0) : null;

    private NaiveRowsBuilder NaiveRows { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await Telemetry.DisposeAsync();
        _folder.Dispose();
    }

    private List<Span> SpansOf(Trace trace)
    {
        var spans = new List<Span>();
        for (var i = _random.Next(4); i >= 0; i--)
            spans.Add(_random.Span(trace.Id, spans.Count > 0 && _random.Chance(0.5) ? spans[^1].Id : null));
        return spans;
    }

    private async Task AddScoresAsync(Trace[] traces, Span[] spans)
    {
        await ScoreAsync(ScoredEntity.Trace, traces.Where(_ => _random.Chance(0.4)).Select(trace => trace.Id));
        await ScoreAsync(ScoredEntity.Span, spans.Where(_ => _random.Chance(0.3)).Select(span => span.Id));
        foreach (var trace in traces.Where(_ => _random.Chance(0.3)))
            Guardrails[trace.Id] = _random.Chance(0.5);
        await Telemetry.GuardrailResults.AddAsync(Scope.Default, [.. Guardrails.Select(result => Check(result.Key, result.Value))], default);

        foreach (var thread in traces.Where(trace => trace.ThreadId is not null).Select(trace => trace.ThreadId!).Distinct().Take(7))
        {
            var models = await Telemetry.ThreadWrites.EnsureAsync(Scope.Default, Project, [thread], default);
            await ScoreAsync(ScoredEntity.Thread, [models[thread]]);
            if (_random.Chance(0.5))
                await Telemetry.ThreadWrites.PatchTagsAsync(Scope.Default, models[thread], new TagsPatch { Tags = ["Prod", "vip"] }, default);
            if (_random.Chance(0.5))
                await Telemetry.ThreadWrites.CloseAsync(Scope.Default, Project, [thread], default);
        }
    }

    private GuardrailCheck Check(Guid trace, bool passed) => new()
    {
        EntityId = trace,
        SecondaryId = _random.NextId(),
        ProjectId = Project,
        Name = "PII",
        Passed = passed,
        Config = JsonText.Parse("{}"),
        Details = JsonText.Parse("{}"),
    };

    private async Task ScoreAsync(ScoredEntity kind, IEnumerable<Guid> ids)
    {
        var writes = new List<FeedbackScoreWrite>();
        foreach (var id in ids)
        {
            var scores = Scores[(kind, id)] = [];
            foreach (var name in new[] { "Accuracy", "tone" }.Where(_ => _random.Chance(0.7)))
            {
                var values = Enumerable.Range(0, _random.Next(2) + 1).Select(_ => _random.Next(5) * 0.25m).ToList();
                writes.AddRange(values.Select((value, author) => new FeedbackScoreWrite { EntityId = id, ProjectId = Project, Name = name, Value = value, Author = $"author {author}", Source = ScoreSource.Sdk }));
                scores[name] = (double)values.Average();
            }
        }

        await Telemetry.FeedbackScores.PutAsync(Scope.Default, kind, writes, default);
    }
}
