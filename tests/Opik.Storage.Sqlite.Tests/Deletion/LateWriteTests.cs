using Opik.Contracts;
using Opik.Storage.Sqlite.Tests.Telemetry;

namespace Opik.Storage.Sqlite.Tests.Deletion;

/// <summary>Writes that looked up their project before it was deleted and come after it.</summary>
public sealed class LateWriteTests : IAsyncLifetime
{
    private static readonly Scope Scope = Scope.Default;

    private readonly SqliteStore _store = new(TimeProvider.System, null);
    private readonly Guid _gone = Guid.CreateVersion7();
    private readonly Guid _next = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_names_a_deleted_project_is_refused_and_leaves_nothing(bool heardOf)
    {
        if (heardOf)
            await _store.TraceWrites.CreateAsync(Scope, Trace(_gone), Cancel);
        await ProjectRows.DeleteAsync(_store, _gone);

        foreach (var (name, write) in Writes(_gone))
        {
            var failure = await Record.ExceptionAsync(write);
            Assert.True(failure is ProjectDeletedException, $"{name}: {failure?.ToString() ?? "stored"}");
        }

        Assert.Empty(await ProjectRows.CountAsync(_store, _gone));
        foreach (var (_, write) in Writes(_next))
            await write();
    }

    [Fact]
    public async Task A_deletion_is_remembered_by_the_file()
    {
        await ProjectRows.DeleteAsync(_store, _gone);

        // A process that starts knows only what the file says.
        var keys = new ProjectKeys();
        var deleted = await _store.Telemetry.Database.WriteAsync(
            session => keys.IsDeleted(session, keys.Find(session, Scope.WorkspaceId, _gone)!.Value), cancellationToken: Cancel);

        Assert.True(deleted);
    }

    [Fact]
    public async Task Rows_that_the_deletion_has_not_reached_are_not_found()
    {
        var (trace, span) = await FillAsync(_gone, "t");
        var comment = await _store.Comments.AddAsync(Scope, ScoredEntity.Trace, trace.Id, null, "c", null, Cancel);
        var thread = (await _store.ThreadReads.GetAsync(Scope, _gone, "t", Cancel))!.ModelId;
        await _store.Telemetry.ContentDeletion.CloseProjectAsync(Scope, _gone, Cancel);

        Assert.Null(await _store.Comments.AddAsync(Scope, ScoredEntity.Trace, trace.Id, null, "late", null, Cancel));
        Assert.False(await _store.Comments.UpdateAsync(Scope, ScoredEntity.Trace, comment!.Value, "late", Cancel));
        Assert.False(await _store.FeedbackScores.PutExistingAsync(Scope, ScoredEntity.Span, Score(_gone, span.Id), Cancel));
        Assert.False(await _store.ThreadWrites.PatchTagsAsync(Scope, thread, new TagsPatch { Tags = ["late"] }, Cancel));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => _store.TraceWrites.PatchAsync(Scope, trace.Id, new TracePatch { Name = "late" }, Cancel));
        await _store.SpanWrites.PatchManyAsync(Scope, [span.Id], new SpanPatch { Name = "late" }, mergeTags: false, Cancel);
        await _store.TraceWrites.DeleteAsync(Scope, [trace.Id], _gone, Cancel);
    }

    [Fact]
    public async Task What_comes_again_under_the_same_ids_belongs_to_the_new_project_and_stays()
    {
        var (trace, span) = await FillAsync(_gone, "t");
        await _store.FeedbackScores.PutAsync(Scope, ScoredEntity.Trace, [Score(_gone, trace.Id)], Cancel);
        await _store.Telemetry.ContentDeletion.CloseProjectAsync(Scope, _gone, Cancel);

        await _store.SpanWrites.UpsertAsync(Scope, [span with { ProjectId = _next }], Cancel);
        await _store.FeedbackScores.PutAsync(Scope, ScoredEntity.Trace, [Score(_next, trace.Id) with { Name = "new" }], Cancel);
        await _store.TraceWrites.PatchAsync(Scope, trace.Id, new TracePatch { ProjectId = _next, Name = "patched" }, Cancel);
        await _store.TraceWrites.CreateAsync(Scope, trace with { ProjectId = _next, ThreadId = null }, Cancel);
        await ProjectRows.DeleteAsync(_store, _gone);

        Assert.Empty(await ProjectRows.CountAsync(_store, _gone));
        var view = (await _store.TraceReads.GetAsync(Scope, trace.Id, Cancel))!;
        Assert.Equal((_next, "patched", 1L), (view.Trace.ProjectId, view.Trace.Name, view.SpanCount));
        Assert.Equal(["new"], view.FeedbackScores!.Select(score => score.Name));
        Assert.Equal(_next, (await _store.SpanReads.GetAsync(Scope, span.Id, Cancel))!.Span.ProjectId);
    }

    [Fact]
    public async Task Clients_that_go_on_writing_leave_nothing_in_the_deleted_project()
    {
        for (var i = 0; i < 30; i++)
            await FillAsync(_gone, $"t{i}");
        using var stop = new CancellationTokenSource();
        var stored = 0;
        var writers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                // Ends at its first refusal, or when the deletion has ended and nothing has refused it: that fails below.
                while (!stop.IsCancellationRequested && await Record.ExceptionAsync(() => FillAsync(_gone, "late")) is not ProjectDeletedException)
                    Interlocked.Increment(ref stored);
            }, Cancel)).ToList();
        while (Volatile.Read(ref stored) < 5)
            await Task.Yield();

        await ProjectRows.DeleteAsync(_store, _gone);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        Assert.Empty(await ProjectRows.CountAsync(_store, _gone));
    }

    private static Trace Trace(Guid project, string? thread = null) => new() { Id = Guid.CreateVersion7(), ProjectId = project, Name = "t", StartTime = DateTime.UtcNow, ThreadId = thread, Input = JsonText.Parse("{}") };

    private static Span Span(Guid project, Guid trace) => new() { Id = Guid.CreateVersion7(), ProjectId = project, TraceId = trace, Name = "s", StartTime = DateTime.UtcNow };

    private static FeedbackScoreWrite Score(Guid project, Guid entity) => new() { EntityId = entity, ProjectId = project, Name = "q", Value = 1 };

    private async Task<(Trace Trace, Span Span)> FillAsync(Guid project, string thread)
    {
        var trace = Trace(project, thread);
        var span = Span(project, trace.Id);
        await _store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        await _store.SpanWrites.UpsertAsync(Scope, [span], Cancel);
        return (trace, span);
    }

    private IEnumerable<(string Name, Func<Task> Write)> Writes(Guid project)
    {
        var (id, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        yield return ("trace", () => _store.TraceWrites.CreateAsync(Scope, Trace(project), Cancel));
        yield return ("traces", () => _store.TraceWrites.UpsertAsync(Scope, [Trace(_next), Trace(project, "t")], Cancel));
        yield return ("trace patch", () => _store.TraceWrites.PatchAsync(Scope, id, new TracePatch { ProjectId = project, Name = "n" }, Cancel));
        yield return ("span", () => _store.SpanWrites.CreateAsync(Scope, Span(project, id), Cancel));
        yield return ("spans", () => _store.SpanWrites.UpsertAsync(Scope, [Span(project, id)], Cancel));
        yield return ("span patch", () => _store.SpanWrites.PatchAsync(Scope, other, new SpanPatch { ProjectId = project, TraceId = id, Name = "n" }, Cancel));
        yield return ("score", () => _store.FeedbackScores.PutAsync(Scope, ScoredEntity.Trace, [Score(project, id)], Cancel));
        yield return ("assertion", () => _store.AssertionResults.PutAsync(Scope, [new AssertionResultWrite { EntityId = id, ProjectId = project, Name = "a" }], Cancel));
        yield return ("guardrail", () => _store.GuardrailResults.AddAsync(Scope, [new GuardrailCheck { EntityId = id, SecondaryId = other, ProjectId = project, Name = "PII", Config = JsonText.Parse("{}"), Details = JsonText.Parse("{}") }], Cancel));
        yield return ("attachment", () => _store.Telemetry.Attachments.PutAsync(Scope, [new Attachment { Kind = ScoredEntity.Trace, EntityId = id, ProjectId = project, FileName = "f", MimeType = "m", Size = 1, BlobKey = "k" }], Cancel));
        yield return ("thread", () => _store.ThreadWrites.OpenAsync(Scope, project, ["t"], Cancel));
        yield return ("thread of scores", () => _store.ThreadWrites.EnsureAsync(Scope, project, ["t"], Cancel));
        yield return ("otel", () => _store.Telemetry.OtelTraceIds.ResolveAsync(Scope, project, new Dictionary<Guid, Guid> { [id] = other }, Cancel));
        yield return ("dataset", () => _store.Telemetry.Datasets.CreateAsync(Scope, new Dataset { Id = id, Name = "d", ProjectId = project }, Cancel));
        yield return ("experiment", () => _store.Experiments.CreateAsync(Scope, new NewExperiment { Id = id, Name = "e", DatasetName = "d", ProjectId = project }, Cancel));
        yield return ("optimization", () => _store.Telemetry.Optimizations.UpsertAsync(Scope, new NewOptimization { Id = id, GeneratedName = "o", DatasetName = "d", ObjectiveName = "q", Status = OptimizationStatus.Running, ProjectId = project }, Cancel));
        yield return ("queue", () => _store.Telemetry.AnnotationQueues.CreateAsync(Scope, [new AnnotationQueue { Id = id, ProjectId = project, Name = "q", Scope = ScoredEntity.Trace }], Cancel));
    }
}
