using Opik.Contracts;
using Opik.Storage.ContractTests;

namespace Opik.Storage.Sqlite.Tests.Telemetry;

/// <summary>How much room the telemetry takes, and what of it is whose.</summary>
public sealed class StorageUseTests : IAsyncLifetime
{
    private static readonly Scope Other = new(Guid.CreateVersion7(), "other");
    private readonly StoreClock _clock = new();
    private readonly Guid _project = Guid.CreateVersion7();
    private SqliteStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _store = new SqliteStore(_clock, null);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task An_empty_store_has_its_file_and_nothing_new()
    {
        var use = await MeasureAsync(Scope.Default);

        Assert.Equal((0, 0, false), (use.New, use.Attachments, use.Shared));
        Assert.True(use.TracesAndSpans > 0);
    }

    [Fact]
    public async Task What_arrived_lately_is_new_whatever_its_own_time()
    {
        await FillAsync(Scope.Default, _project, 600);
        _clock.Advance(TimeSpan.FromDays(3));
        await FillAsync(Scope.Default, _project, 200);

        var use = await MeasureAsync(Scope.Default);

        // A quarter of the rows, all alike.
        Assert.InRange((double)use.New / use.TracesAndSpans, 0.22, 0.28);
        Assert.True(use.TracesAndSpans > 800 * 2000);
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, (await MeasureAsync(Scope.Default)).New);
    }

    [Fact]
    public async Task Rows_that_are_large_count_for_what_they_take()
    {
        await FillAsync(Scope.Default, _project, 300, bytes: 6000);
        _clock.Advance(TimeSpan.FromDays(3));
        await FillAsync(Scope.Default, _project, 300, bytes: 100);

        var use = await MeasureAsync(Scope.Default);

        Assert.InRange((double)use.New / use.TracesAndSpans, 0.02, 0.2);
    }

    [Fact]
    public async Task Workspaces_that_share_a_file_have_their_part_of_it()
    {
        await FillAsync(Scope.Default, _project, 300);
        await FillAsync(Other, Guid.CreateVersion7(), 100);

        var (mine, theirs, strangers) = (await MeasureAsync(Scope.Default), await MeasureAsync(Other), await MeasureAsync(new Scope(Guid.CreateVersion7(), "stranger")));

        Assert.Equal((true, true), (mine.Shared, theirs.Shared));
        Assert.InRange((double)mine.TracesAndSpans / theirs.TracesAndSpans, 2.9, 3.1);
        Assert.InRange((double)mine.New / theirs.New, 2.5, 3.5);
        Assert.Equal((0, 0, 0), (strangers.TracesAndSpans, strangers.New, strangers.Attachments));
    }

    [Fact]
    public async Task Attached_files_are_those_of_the_workspace()
    {
        await _store.Telemetry.Attachments.PutAsync(Scope.Default, [File("old", 1000)], Cancel);
        _clock.Advance(TimeSpan.FromDays(3));
        await _store.Telemetry.Attachments.PutAsync(Scope.Default, [File("new", 50)], Cancel);
        await _store.Telemetry.Attachments.PutAsync(Other, [File("their", 7)], Cancel);

        var use = await MeasureAsync(Scope.Default);

        Assert.Equal((1050, 50), (use.Attachments, use.New));
    }

    private Attachment File(string name, long size) =>
        new() { Kind = ScoredEntity.Trace, EntityId = _project, ProjectId = _project, FileName = name, MimeType = "text/plain", Size = size, BlobKey = name };

    private Task<StorageUse> MeasureAsync(Scope scope) => _store.Telemetry.StorageUse.MeasureAsync(scope, _clock.GetUtcNow().UtcDateTime.AddDays(-1), Cancel);

    // Texts that do not compress, so that a row takes about what it has.
    private async Task FillAsync(Scope scope, Guid project, int traces, int bytes = 3000)
    {
        var random = new Random(7);
        var text = new byte[bytes / 4 * 3];
        await _store.TraceWrites.UpsertAsync(
            scope,
            [.. Enumerable.Range(0, traces).Select(_ =>
            {
                random.NextBytes(text);
                return new Trace { Id = UuidV7.Create(new DateTimeOffset(StoreClock.Start.AddDays(-30))), ProjectId = project, Name = "trace", StartTime = StoreClock.Start, Input = JsonText.Parse($"\"{Convert.ToBase64String(text)}\"") };
            })],
            Cancel);
    }
}
