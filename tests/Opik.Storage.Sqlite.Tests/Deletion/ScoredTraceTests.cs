using Opik.Contracts;
using Opik.Storage.Sqlite.Tests.Telemetry;

namespace Opik.Storage.Sqlite.Tests.Deletion;

/// <summary>Traces that somebody has judged have more time than others.</summary>
public sealed class ScoredTraceTests : IAsyncLifetime
{
    private static readonly Scope Scope = Scope.Default;
    private static readonly DateTime Now = DateTime.UtcNow;

    // Others go after 14 days, scored ones after 60.
    private static readonly RetentionReach Reach = new(new RetentionRange(null, Now.AddDays(-14)), new RetentionRange(null, Now.AddDays(-60)));

    private readonly SqliteStore _store = new(TimeProvider.System, null);
    private readonly Guid _project = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData("trace score")]
    [InlineData("span score")]
    [InlineData("thread score")]
    [InlineData("trace comment")]
    [InlineData("span comment")]
    [InlineData("thread comment")]
    [InlineData("trace queue")]
    [InlineData("thread queue")]
    public async Task A_judged_trace_stays_until_its_own_time(string how)
    {
        var (judged, plain, old) = (await TraceAsync(30, "a"), await TraceAsync(30, "b"), await TraceAsync(70, "c"));
        await JudgeAsync(how, judged, "a");
        await JudgeAsync(how, old, "c");

        Assert.Equal(new OldTraceCount(2, 0, 0), await _store.Telemetry.OldTraces.CountAsync(Scope, _project, Reach, Cancel));
        Assert.Equal(2, await RunAsync(Reach));

        Assert.NotNull(await _store.TraceReads.GetAsync(Scope, judged.Trace, Cancel));
        Assert.Null(await _store.TraceReads.GetAsync(Scope, plain.Trace, Cancel));
        Assert.Null(await _store.TraceReads.GetAsync(Scope, old.Trace, Cancel));
    }

    [Fact]
    public async Task A_trace_that_was_scored_after_it_was_found_stays()
    {
        var found = await TraceAsync(30, "a");
        // The candidate is known; the score is written before the turn of the writer comes.
        await JudgeAsync("span comment", found, "a");

        var (looked, deleted) = await _store.Telemetry.WriteAsync(Scope, write => SqliteOldTraces.DeleteTraces(write, _project, Reach, [found.Trace]), Cancel);

        Assert.Equal((1, 0), (looked, deleted));
        Assert.NotNull(await _store.TraceReads.GetAsync(Scope, found.Trace, Cancel));
    }

    [Fact]
    public async Task A_score_in_another_workspace_keeps_nothing_and_one_taken_back_neither()
    {
        var (here, back) = (await TraceAsync(30, "a"), await TraceAsync(30, "b"));
        await _store.FeedbackScores.PutAsync(new Scope(Guid.CreateVersion7(), "u"), ScoredEntity.Trace, [new FeedbackScoreWrite { EntityId = here.Trace, ProjectId = Guid.CreateVersion7(), Name = "q", Value = 1 }], Cancel);
        var queue = await QueueAsync(ScoredEntity.Trace, back.Trace);
        await _store.Telemetry.AnnotationQueueItems.RemoveAsync(Scope, queue, [back.Trace], Cancel);

        Assert.Equal(2, await RunAsync(Reach));
    }

    [Fact]
    public async Task What_was_too_old_when_the_time_was_set_stays()
    {
        var (older, younger) = (await TraceAsync(70, "a"), await TraceAsync(61, "b"));
        await JudgeAsync("trace score", older, "a");
        await JudgeAsync("trace score", younger, "b");

        Assert.Equal(1, await RunAsync(Reach with { Scored = Reach.Scored with { From = Now.AddDays(-65) } }));
        Assert.NotNull(await _store.TraceReads.GetAsync(Scope, older.Trace, Cancel));
    }

    [Fact]
    public async Task A_pass_walks_over_more_kept_traces_than_a_piece_looks_at()
    {
        List<Guid> kept = [.. Enumerable.Range(0, SqliteOldTraces.Walked + 300).Select(_ => NewId(40))];
        await _store.TraceWrites.UpsertAsync(Scope, [.. kept.Select(id => new Trace { Id = id, ProjectId = _project, StartTime = Now.AddDays(-40) })], Cancel);
        foreach (var piece in kept.Chunk(500))
            await _store.FeedbackScores.PutAsync(Scope, ScoredEntity.Trace, [.. piece.Select(id => new FeedbackScoreWrite { EntityId = id, ProjectId = _project, Name = "q", Value = 1 })], Cancel);
        await TraceAsync(30, "a");

        Assert.Equal(1, await RunAsync(Reach));
        Assert.Equal(kept.Count, (await _store.Telemetry.OldTraces.CountAsync(Scope, _project, new RetentionReach(Reach.Others), Cancel)).Traces);
    }

    [Fact]
    public async Task Scored_traces_without_an_end_are_never_met()
    {
        var (judged, _) = (await TraceAsync(500, "a"), await TraceAsync(500, "b"));
        await JudgeAsync("thread comment", judged, "a");

        Assert.Equal(1, await RunAsync(new RetentionReach(Reach.Others, RetentionRange.Nothing)));
    }

    private async Task<int> RunAsync(RetentionReach reach)
    {
        var deleted = 0;
        for (RetentionCursor? cursor = default(RetentionCursor); cursor is { } here;)
        {
            (var count, cursor) = await _store.Telemetry.OldTraces.DeletePieceAsync(Scope, _project, reach, here, Cancel);
            deleted += count;
        }

        return deleted;
    }

    private static Guid NewId(int days) => Guid.CreateVersion7(new DateTimeOffset(Now.AddDays(-days)));

    private async Task<(Guid Trace, Guid Span)> TraceAsync(int days, string thread)
    {
        var trace = new Trace { Id = NewId(days), ProjectId = _project, StartTime = Now.AddDays(-days), ThreadId = thread };
        await _store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        var span = new Span { Id = NewId(days), TraceId = trace.Id, ProjectId = _project, StartTime = Now.AddDays(-days) };
        await _store.SpanWrites.UpsertAsync(Scope, [span], Cancel);
        return (trace.Id, span.Id);
    }

    private async Task JudgeAsync(string how, (Guid Trace, Guid Span) run, string thread)
    {
        var kind = how.StartsWith("trace", StringComparison.Ordinal) ? ScoredEntity.Trace : how.StartsWith("span", StringComparison.Ordinal) ? ScoredEntity.Span : ScoredEntity.Thread;
        var id = kind switch { ScoredEntity.Trace => run.Trace, ScoredEntity.Span => run.Span, _ => (await _store.ThreadReads.GetAsync(Scope, _project, thread, Cancel))!.ModelId };
        if (how.EndsWith("score", StringComparison.Ordinal))
            await _store.FeedbackScores.PutAsync(Scope, kind, [new FeedbackScoreWrite { EntityId = id, ProjectId = _project, Name = "q", Value = 1 }], Cancel);
        else if (how.EndsWith("comment", StringComparison.Ordinal))
            await _store.Comments.AddAsync(Scope, kind, id, null, "c", null, Cancel);
        else
            await QueueAsync(kind, id);
    }

    private async Task<Guid> QueueAsync(ScoredEntity kind, Guid item)
    {
        var queue = Guid.CreateVersion7();
        await _store.Telemetry.AnnotationQueues.CreateAsync(Scope, [new AnnotationQueue { Id = queue, ProjectId = _project, Name = $"q {queue}", Scope = kind }], Cancel);
        await _store.Telemetry.AnnotationQueueItems.AddAsync(Scope, queue, [item], Cancel);
        return queue;
    }
}
