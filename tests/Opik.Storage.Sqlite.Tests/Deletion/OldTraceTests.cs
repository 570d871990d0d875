using Opik.Contracts;
using Opik.Storage.Sqlite.Tests.Stats;
using Opik.Storage.Sqlite.Tests.Telemetry;

namespace Opik.Storage.Sqlite.Tests.Deletion;

/// <summary>Deletion of traces by age.</summary>
public sealed class OldTraceTests : IAsyncLifetime
{
    private static readonly Scope Scope = Scope.Default;
    private static readonly DateTime Now = DateTime.UtcNow;
    private static readonly DateTime Before = Now.AddDays(-14);

    private readonly SqliteStore _store = new(TimeProvider.System, null);
    private readonly Guid _project = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_trace_that_an_experiment_came_to_use_after_it_was_found_stays_whole()
    {
        var (free, used) = (await FillAsync(30), await FillAsync(30));
        var stray = await SpanAsync(NewId(30), 30);
        // The candidates are known; the experiment writes before the turn of the writer comes.
        await UseAsync(used.Trace, stray.TraceId);

        var deleted = 0;
        foreach (var candidate in (Guid[])[free.Trace, used.Trace])
            deleted += (await _store.Telemetry.WriteAsync(Scope, write => SqliteOldTraces.DeleteTraces(write, _project, All(Before), [candidate]), Cancel)).Deleted;
        await _store.Telemetry.WriteAsync(Scope, write => SqliteOldTraces.DeleteStrays(write, _project, [stray.Id]), Cancel);
        await RunAsync(_store, _project);

        Assert.Equal(1, deleted);
        Assert.Null(await _store.TraceReads.GetAsync(Scope, free.Trace, Cancel));
        var kept = (await _store.TraceReads.GetAsync(Scope, used.Trace, Cancel))!;
        Assert.Equal((1L, 1, 1), (kept.SpanCount, kept.FeedbackScores!.Count, kept.Comments!.Count));
        Assert.NotNull(await _store.SpanReads.GetAsync(Scope, stray.Id, Cancel));
    }

    [Fact]
    public async Task Everything_of_an_old_trace_goes_and_nothing_of_a_young_one()
    {
        await FillAsync(30, "old");
        var young = await FillAsync(3, "young");

        Assert.Equal(1, await RunAsync(_store, _project));

        // One row of each for the young trace, and the same for its span where spans have them.
        var expected = new Dictionary<string, long>
        {
            ["trace"] = 1, ["span"] = 1, ["thread"] = 1, ["trace_totals"] = 1, ["score"] = 3, ["comment"] = 2, ["guardrail"] = 1, ["assertion_result"] = 1, ["attachment"] = 2,
            ["annotation_queue"] = 2, ["project_totals"] = 1,
        };
        var found = await ProjectRows.CountAsync(_store, _project);
        Assert.Equal(expected.OrderBy(table => table.Key), found.Where(table => !table.Key.StartsWith("rollup", StringComparison.Ordinal)).OrderBy(table => table.Key));
        Assert.Equal(1L, await CountAsync("SELECT count(*) FROM annotation_queue_item"));
        Assert.Equal(2, (await _store.Telemetry.Attachments.GetGarbageAsync(10, Cancel)).Count);
        Assert.NotNull(await _store.ThreadReads.GetAsync(Scope, _project, "young", Cancel));
        Assert.NotNull(await _store.TraceReads.GetAsync(Scope, young.Trace, Cancel));
        Assert.Null(await _store.ThreadReads.GetAsync(Scope, _project, "old", Cancel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_counted_is_right_afterwards(int seed)
    {
        await new RandomWrites(_store.Telemetry, seed).RunAsync(400);
        foreach (var project in RandomWrites.Projects)
            Assert.True(await RunAsync(_store, project, new DateTime(2026, 3, 1, 11, 0, 0, DateTimeKind.Utc)) > 0);

        var kept = await RollupDump.ReadAsync(_store.Telemetry);
        var backfill = new RollupBackfill(_store.Telemetry.Database, _store.Telemetry.Rollups);
        await backfill.RestartAsync(default);
        await backfill.RunAsync(default);

        // Totals of nothing may stay.
        Assert.Equal(await RollupDump.ReadAsync(_store.Telemetry), kept);
        Assert.Equal(0L, await CountAsync("SELECT count(*) FROM trace_totals t WHERE t.spans <> (SELECT count(*) FROM span s WHERE s.trace = t.trace AND s.ws = t.ws)"));
        Assert.Equal(0L, await CountAsync("SELECT count(*) FROM span s WHERE NOT EXISTS (SELECT 1 FROM trace_totals t WHERE t.trace = s.trace AND t.ws = s.ws)"));
        Assert.Equal(0L, await CountAsync("SELECT count(*) FROM span_payload WHERE seq NOT IN (SELECT seq FROM span)"));
        Assert.Equal(0L, await CountAsync("SELECT count(*) FROM trace_payload WHERE seq NOT IN (SELECT seq FROM trace)"));
    }

    [Fact]
    public async Task A_trace_of_many_spans_goes_in_several_turns_and_none_is_left()
    {
        var trace = NewId(30);
        await _store.TraceWrites.CreateAsync(Scope, new Trace { Id = trace, ProjectId = _project, StartTime = Now.AddDays(-30) }, Cancel);
        await _store.SpanWrites.UpsertAsync(Scope, [.. Enumerable.Range(0, 5000).Select(_ => new Span { Id = NewId(30), TraceId = trace, ProjectId = _project, StartTime = Now.AddDays(-30) })], Cancel);

        Assert.Equal(1, await RunAsync(_store, _project));

        Assert.Equal(0L, await CountAsync("SELECT count(*) FROM span"));
        Assert.Equal(0L, await CountAsync("SELECT count(*) FROM trace_totals"));
    }

    private static RetentionReach All(DateTime before) => new(new RetentionRange(null, before));

    private static async Task<int> RunAsync(SqliteStore store, Guid project, DateTime? before = null, RetentionReach? reach = null)
    {
        var deleted = 0;
        for (RetentionCursor? cursor = default(RetentionCursor); cursor is { } here;)
        {
            (var count, cursor) = await store.Telemetry.OldTraces.DeletePieceAsync(Scope, project, reach ?? All(before ?? Before), here, Cancel);
            deleted += count;
        }

        return deleted;
    }

    private static Guid NewId(int days) => Guid.CreateVersion7(new DateTimeOffset(Now.AddDays(-days)));

    private Task<long> CountAsync(string sql) =>
        _store.Telemetry.Database.ReadAsync(
            session =>
            {
                using var row = session.PrepareOnce(sql);
                row.Step();
                return row.Int64(0);
            },
            Cancel);

    private async Task<Span> SpanAsync(Guid trace, int days)
    {
        var span = new Span { Id = NewId(days), TraceId = trace, ProjectId = _project, Name = "s", StartTime = Now.AddDays(-days) };
        await _store.SpanWrites.UpsertAsync(Scope, [span], Cancel);
        return span;
    }

    private async Task UseAsync(params Guid[] traces)
    {
        var experiment = Guid.CreateVersion7();
        await _store.Experiments.CreateAsync(Scope, new NewExperiment { Id = experiment, Name = "e", DatasetName = "d" }, Cancel);
        await _store.ExperimentItems.CreateAsync(Scope, [.. traces.Select(trace => new ExperimentItem { Id = Guid.CreateVersion7(), ExperimentId = experiment, DatasetItemId = Guid.CreateVersion7(), TraceId = trace })], Cancel);
    }

    // A trace with one of everything.
    private async Task<(Guid Trace, Guid Span)> FillAsync(int days, string thread = "t")
    {
        var trace = new Trace { Id = NewId(days), ProjectId = _project, Name = "t", StartTime = Now.AddDays(-days), ThreadId = thread, Input = JsonText.Parse("{}") };
        await _store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        var span = await SpanAsync(trace.Id, days);
        var model = (await _store.ThreadReads.GetAsync(Scope, _project, thread, Cancel))!.ModelId;
        foreach (var (kind, id) in new[] { (ScoredEntity.Trace, trace.Id), (ScoredEntity.Span, span.Id), (ScoredEntity.Thread, model) })
            await _store.FeedbackScores.PutAsync(Scope, kind, [new FeedbackScoreWrite { EntityId = id, ProjectId = _project, Name = "q", Value = 1 }], Cancel);
        await _store.Comments.AddAsync(Scope, ScoredEntity.Trace, trace.Id, null, "c", null, Cancel);
        await _store.Comments.AddAsync(Scope, ScoredEntity.Thread, model, null, "c", null, Cancel);
        await _store.GuardrailResults.AddAsync(Scope, [new GuardrailCheck { EntityId = trace.Id, SecondaryId = span.Id, ProjectId = _project, Name = "PII", Config = JsonText.Parse("{}"), Details = JsonText.Parse("{}") }], Cancel);
        await _store.AssertionResults.PutAsync(Scope, [new AssertionResultWrite { EntityId = trace.Id, EntityKind = ScoredEntity.Trace, ProjectId = _project, Name = "a" }], Cancel);
        await _store.Telemetry.Attachments.PutAsync(
            Scope,
            [.. new[] { (ScoredEntity.Trace, trace.Id), (ScoredEntity.Span, span.Id) }.Select(entity => new Attachment { Kind = entity.Item1, EntityId = entity.Item2, ProjectId = _project, FileName = "f", MimeType = "m", Size = 1, BlobKey = $"{entity.Item2}" })],
            Cancel);
        var queue = Guid.CreateVersion7();
        await _store.Telemetry.AnnotationQueues.CreateAsync(Scope, [new AnnotationQueue { Id = queue, ProjectId = _project, Name = $"q {queue}", Scope = ScoredEntity.Trace }], Cancel);
        await _store.Telemetry.AnnotationQueueItems.AddAsync(Scope, queue, [trace.Id], Cancel);
        return (trace.Id, span.Id);
    }
}
