using Opik.Contracts;
using Opik.Storage.ContractTests;
using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Telemetry;

/// <summary>What is particular to the embedded store: keys, restarts, events, shared commits.</summary>
public sealed class SqliteTelemetryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Guid _project = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_key_of_a_rolled_back_write_is_not_remembered()
    {
        await using var telemetry = Open();
        var first = NewTrace("first");
        await telemetry.TraceWrites.CreateAsync(Scope.Default, first, Cancel);
        await Assert.ThrowsAsync<StoreConflictException>(() => telemetry.TraceWrites.CreateAsync(Scope.Default, first with { Name = "ghost" }, Cancel));

        var (real, ghost) = (NewTrace("real"), NewTrace("ghost"));
        await telemetry.TraceWrites.CreateAsync(Scope.Default, real, Cancel);
        await telemetry.TraceWrites.CreateAsync(Scope.Default, ghost, Cancel);

        Assert.Equal("real", (await telemetry.TraceReads.GetAsync(Scope.Default, real.Id, Cancel))!.Trace.Name);
        Assert.Equal("ghost", (await telemetry.TraceReads.GetAsync(Scope.Default, ghost.Id, Cancel))!.Trace.Name);
    }

    [Fact]
    public async Task After_a_restart_everything_is_there_and_merges_go_on()
    {
        var trace = NewTrace("t") with { ThreadId = "c", Input = JsonText.Parse("\"in\""), LastUpdatedAt = StoreClock.Start };
        await using (var telemetry = Open())
        {
            await telemetry.TraceWrites.UpsertAsync(Scope.Default, [trace], Cancel);
            await telemetry.TraceWrites.PatchAsync(Scope.Default, trace.Id, new TracePatch { ProjectId = _project, Output = JsonText.Parse("\"patched\"") }, Cancel);
        }

        await using (var telemetry = Open())
        {
            await telemetry.TraceWrites.UpsertAsync(
                Scope.Default, [trace with { EndTime = StoreClock.Start, Output = JsonText.Parse("\"created\""), Input = JsonText.Parse("\"in2\"") }], Cancel);
            var view = (await telemetry.TraceReads.GetAsync(Scope.Default, trace.Id, Cancel))!;
            Assert.Equal(("\"in2\"", "\"patched\"", StoreClock.Start), (view.Trace.Input.ToString(), view.Trace.Output.ToString(), view.Trace.EndTime));
            Assert.Equal(_project, view.Trace.ProjectId);
            Assert.NotNull(await telemetry.ThreadReads.GetAsync(Scope.Default, _project, "c", Cancel));
        }
    }

    [Fact]
    public async Task Listeners_hear_of_committed_writes_only()
    {
        await using var telemetry = Open();
        var changes = new List<TelemetryChange>();
        telemetry.Changed += changes.Add;
        var trace = NewTrace("t");

        var other = NewTrace("u") with { ThreadId = "c" };

        await telemetry.TraceWrites.UpsertAsync(Scope.Default, [trace, other], Cancel);
        await Assert.ThrowsAsync<StoreConflictException>(() => telemetry.TraceWrites.CreateAsync(Scope.Default, trace, Cancel));

        var change = Assert.Single(changes);
        Assert.Equal(new TelemetryChange(Scope.DefaultWorkspaceId, _project, Traces: 2, Threads: 1), change with { TraceIds = null });
        Assert.True(change.TraceIds!.SetEquals([trace.Id, other.Id]));
    }

    [Fact]
    public async Task Listeners_hear_which_traces_changed_unless_they_are_many_or_not_known()
    {
        await using var telemetry = Open();
        var trace = NewTrace("t");
        await telemetry.TraceWrites.UpsertAsync(Scope.Default, [trace], Cancel);
        var changes = new List<TelemetryChange>();
        telemetry.Changed += changes.Add;

        await telemetry.SpanWrites.UpsertAsync(Scope.Default, [new Span { Id = Guid.CreateVersion7(), ProjectId = _project, TraceId = trace.Id }], Cancel);
        await telemetry.TraceWrites.UpsertAsync(Scope.Default, [.. Enumerable.Range(0, TelemetryChange.MaxTraceIds + 1).Select(i => NewTrace($"n{i}"))], Cancel);
        await telemetry.TraceWrites.DeleteAsync(Scope.Default, [trace.Id], null, Cancel);

        Assert.Equal([trace.Id], changes[0].TraceIds);
        Assert.Equal((TelemetryChange.MaxTraceIds + 1, null), (changes[1].Traces, changes[1].TraceIds));
        Assert.Null(changes[^1].TraceIds);
    }

    [Fact]
    public async Task Creates_batches_and_patches_of_one_trace_at_the_same_time_end_in_one_complete_row()
    {
        await using var telemetry = Open();
        for (var round = 0; round < 20; round++)
        {
            var open = NewTrace("t") with { LastUpdatedAt = StoreClock.Start };
            await Task.WhenAll(
                Task.Run(() => telemetry.TraceWrites.UpsertAsync(Scope.Default, [open], Cancel)),
                Task.Run(() => telemetry.TraceWrites.UpsertAsync(Scope.Default, [open with { Name = "done", EndTime = StoreClock.Start }], Cancel)),
                Task.Run(() => telemetry.TraceWrites.PatchAsync(Scope.Default, open.Id, new TracePatch { ProjectId = _project, Metadata = JsonText.Parse("[1]") }, Cancel)),
                Task.Run(() => telemetry.SpanWrites.UpsertAsync(Scope.Default, [new Span { Id = Guid.CreateVersion7(), ProjectId = _project, TraceId = open.Id }], Cancel)));

            var view = (await telemetry.TraceReads.GetAsync(Scope.Default, open.Id, Cancel))!;
            Assert.Equal(("done", StoreClock.Start, "[1]", 1, false), (view.Trace.Name, view.Trace.EndTime, view.Trace.Metadata.ToString(), view.SpanCount, view.IsPartial));
        }
    }

    [Fact]
    public async Task Patches_of_indexed_columns_reach_the_indexes()
    {
        await using var telemetry = Open();
        var span = new Span { Id = Guid.CreateVersion7(), ProjectId = _project, TraceId = Guid.CreateVersion7(), Name = "a", StartTime = StoreClock.Start };
        await telemetry.SpanWrites.CreateAsync(Scope.Default, span, Cancel);
        await telemetry.SpanWrites.PatchAsync(Scope.Default, span.Id, new SpanPatch { TraceId = span.TraceId, Name = "b" }, Cancel);
        await telemetry.SpanWrites.PatchAsync(Scope.Default, span.Id, new SpanPatch { TraceId = span.TraceId, ErrorInfo = new ErrorInfo("E", "m", "t") }, Cancel);
        await telemetry.SpanWrites.PatchAsync(Scope.Default, span.Id, new SpanPatch { TraceId = span.TraceId, Tags = ["x"] }, Cancel);

        var check = await telemetry.Database.ReadAsync(session => Single(session, "PRAGMA integrity_check"), Cancel);
        var byIndex = await telemetry.Database.ReadAsync(
            session => Single(session, "SELECT t.text FROM span s INDEXED BY span_error JOIN term t ON t.key = s.name WHERE s.error_type IS NOT NULL AND s.project = 1"), Cancel);

        Assert.Equal(("ok", "b"), (check, byIndex));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_its_name()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, SqliteTelemetry.FileName), new string('x', 5000), Cancel);

        Assert.Throws<SqliteException>(() => Open());
    }

    private static string? Single(SqliteSession session, string sql)
    {
        using var statement = session.PrepareOnce(sql);
        return statement.Step() ? statement.Text(0) : null;
    }

    private SqliteTelemetry Open() => SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = _folder.Path, Clock = new StoreClock() });

    private Trace NewTrace(string name) => new() { Id = Guid.CreateVersion7(), ProjectId = _project, Name = name, StartTime = StoreClock.Start };
}
