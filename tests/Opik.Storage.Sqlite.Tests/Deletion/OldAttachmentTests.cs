using Opik.Contracts;
using Opik.Storage.Sqlite.Tests.Telemetry;

namespace Opik.Storage.Sqlite.Tests.Deletion;

/// <summary>Files go before their traces.</summary>
public sealed class OldAttachmentTests : IAsyncLifetime
{
    private static readonly Scope Scope = Scope.Default;
    private static readonly DateTime Now = DateTime.UtcNow;
    private static readonly RetentionRange Range = new(null, Now.AddDays(-14));

    private readonly SqliteStore _store = new(TimeProvider.System, null);
    private readonly Guid _project = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IOldAttachments Old => _store.Telemetry.OldAttachments;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task An_old_file_goes_its_row_says_when_and_young_ones_stay()
    {
        var (old, young) = (NewId(30), NewId(3));
        await PutAsync(ScoredEntity.Trace, old, "a", 10);
        await PutAsync(ScoredEntity.Span, NewId(30), "b", 5);
        await PutAsync(ScoredEntity.Trace, young, "c", 7);

        Assert.Equal((2, 15), await Old.CountAsync(Scope, Range, Cancel));
        Assert.Equal(2, await RunAsync());

        var row = (await _store.Telemetry.Attachments.GetAsync(Scope, ScoredEntity.Trace, old, "a", Cancel))!;
        Assert.InRange(row.RemovedAt!.Value, Now.AddMinutes(-1), Now.AddMinutes(5));
        Assert.Equal(10, row.Size);
        Assert.Null((await _store.Telemetry.Attachments.GetAsync(Scope, ScoredEntity.Trace, young, "c", Cancel))!.RemovedAt);
        Assert.Equal(["a", "b"], (await _store.Telemetry.Attachments.GetGarbageAsync(10, Cancel)).Order());
        Assert.Equal((0, 0), await Old.CountAsync(Scope, Range, Cancel));
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task Files_that_experiments_and_datasets_show_stay()
    {
        var (used, inSet, spanInSet, free) = (NewId(30), NewId(30), NewId(30), NewId(30));
        var span = new Span { Id = NewId(30), TraceId = used, ProjectId = _project, StartTime = Now.AddDays(-30) };
        await _store.SpanWrites.UpsertAsync(Scope, [span], Cancel);
        foreach (var (kind, id) in new[] { (ScoredEntity.Trace, used), (ScoredEntity.Span, span.Id), (ScoredEntity.Trace, inSet), (ScoredEntity.Span, spanInSet), (ScoredEntity.Trace, free) })
            await PutAsync(kind, id, $"{id}", 1);
        var experiment = NewId(1);
        await _store.Experiments.CreateAsync(Scope, new NewExperiment { Id = experiment, Name = "f", DatasetName = "d" }, Cancel);
        await _store.ExperimentItems.CreateAsync(Scope, [new ExperimentItem { Id = NewId(1), ExperimentId = experiment, DatasetItemId = NewId(1), TraceId = used }], Cancel);
        await ItemsAsync(inSet, spanInSet);

        Assert.Equal((1, 1), await Old.CountAsync(Scope, Range, Cancel));
        Assert.Equal(1, await RunAsync());
        Assert.NotNull((await _store.Telemetry.Attachments.GetAsync(Scope, ScoredEntity.Trace, free, $"{free}", Cancel))!.RemovedAt);
    }

    [Fact]
    public async Task A_file_that_is_uploaded_again_is_there_again()
    {
        var id = NewId(30);
        await PutAsync(ScoredEntity.Trace, id, "a", 10, automatic: true);
        await RunAsync();
        Assert.Empty(await _store.Telemetry.Attachments.GetCutOutAsync(Scope, ScoredEntity.Trace, [id], Cancel));

        await PutAsync(ScoredEntity.Trace, id, "a", 11, automatic: true, blob: "again");

        var row = (await _store.Telemetry.Attachments.GetAsync(Scope, ScoredEntity.Trace, id, "a", Cancel))!;
        Assert.Equal((11, null), (row.Size, row.RemovedAt));
        Assert.Single(await _store.Telemetry.Attachments.GetCutOutAsync(Scope, ScoredEntity.Trace, [id], Cancel));
        Assert.DoesNotContain("again", await _store.Telemetry.Attachments.GetGarbageAsync(10, Cancel));
    }

    [Fact]
    public async Task Many_files_of_one_trace_go_in_several_pieces_and_those_of_other_workspaces_stay()
    {
        var id = NewId(30);
        await _store.Telemetry.Attachments.PutAsync(Scope, [.. Enumerable.Range(0, 700).Select(i => File(ScoredEntity.Trace, id, $"{i}", 1, $"{i}"))], Cancel);
        var other = new Scope(Guid.CreateVersion7(), "u");
        await _store.Telemetry.Attachments.PutAsync(other, [File(ScoredEntity.Trace, id, "x", 1, "x") with { ProjectId = Guid.CreateVersion7() }], Cancel);

        var (first, next) = await Old.RemovePieceAsync(Scope, Range, null, Cancel);
        Assert.InRange(first, 1, 699);
        Assert.NotNull(next);
        Assert.Equal(700 - first, await RunAsync());
        Assert.Null((await _store.Telemetry.Attachments.GetAsync(other, ScoredEntity.Trace, id, "x", Cancel))!.RemovedAt);
    }

    [Fact]
    public async Task Files_of_traces_that_go_are_counted_once()
    {
        var (trace, own) = (NewId(30), NewId(20));
        foreach (var id in new[] { trace, own })
        {
            await _store.TraceWrites.CreateAsync(Scope, new Trace { Id = id, ProjectId = _project, StartTime = Now.AddDays(-30) }, Cancel);
            await PutAsync(ScoredEntity.Trace, id, $"{id}", 4);
        }

        var reach = new RetentionReach(new RetentionRange(null, Now.AddDays(-14)));
        Assert.Equal((2, 8), await Old.CountOfTracesAsync(Scope, _project, reach, null, Cancel));
        Assert.Equal((1, 4), await Old.CountOfTracesAsync(Scope, _project, reach, new RetentionRange(null, Now.AddDays(-25)), Cancel));
    }

    private async Task<int> RunAsync()
    {
        var (removed, cursor) = await Old.RemovePieceAsync(Scope, Range, null, Cancel);
        while (cursor is not null)
        {
            (var count, cursor) = await Old.RemovePieceAsync(Scope, Range, cursor, Cancel);
            removed += count;
        }

        return removed;
    }

    private static Guid NewId(int days) => Guid.CreateVersion7(new DateTimeOffset(Now.AddDays(-days)));

    private Task PutAsync(ScoredEntity kind, Guid id, string name, long size, bool automatic = false, string? blob = null) =>
        _store.Telemetry.Attachments.PutAsync(Scope, [File(kind, id, name, size, blob ?? name) with { Automatic = automatic }], Cancel);

    private Attachment File(ScoredEntity kind, Guid id, string name, long size, string blob) =>
        new() { Kind = kind, EntityId = id, ProjectId = _project, FileName = name, MimeType = "m", Size = size, BlobKey = blob };

    private Task ItemsAsync(Guid trace, Guid span) => _store.Telemetry.WriteAsync(
        Scope,
        write =>
        {
            write.Session.Prepare("INSERT INTO dataset (key, ws, id, name, name_key, type, visibility, status, created_at, created_by, last_updated_at, last_updated_by) VALUES (900, ?1, ?2, 's', 's', 0, 0, 0, 0, '', 0, '')")
                .Bind(1, write.Workspace).Bind(2, NewId(1)).Execute();
            write.Session.Prepare("INSERT INTO dataset_item (dataset, id, from_version, source, trace, span, data, created_at, created_by, last_updated_at, last_updated_by) VALUES (900, ?1, 1, 3, ?2, NULL, 1, 0, '', 0, ''), (900, ?3, 1, 1, NULL, ?4, 1, 0, '', 0, '')")
                .Bind(1, NewId(1)).Bind(2, trace).Bind(3, NewId(1)).Bind(4, span).Execute();
        },
        Cancel);
}
