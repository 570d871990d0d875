using Opik.Testing;
using Xunit;

namespace Opik.Storage.Sqlite.Tests.Stats;

public sealed class RollupTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Roll_ups_kept_through_random_writes_equal_those_counted_afresh(int seed)
    {
        using var folder = new TemporaryFolder();
        await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path });
        await new RandomWrites(telemetry, seed).RunAsync(400);

        var kept = await RollupDump.ReadAsync(telemetry);
        var backfill = new RollupBackfill(telemetry.Database, telemetry.Rollups);
        await backfill.RestartAsync(default);
        await backfill.RunAsync(default);

        Assert.NotEmpty(kept);
        Assert.Equal(await RollupDump.ReadAsync(telemetry), kept);
    }

    [Fact]
    public async Task Deleting_everything_leaves_no_roll_up()
    {
        using var folder = new TemporaryFolder();
        await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path });
        await new RandomWrites(telemetry, 7).RunAsync(150);

        var traces = await IdsAsync(telemetry, "SELECT id FROM trace");
        var orphans = await IdsAsync(telemetry, "SELECT id FROM span");
        await telemetry.SpanWrites.DeleteAsync(Scope.Default, orphans, default);
        await telemetry.TraceWrites.DeleteAsync(Scope.Default, traces, null, default);

        var left = await RollupDump.ReadAsync(telemetry);
        Assert.All(left, entry => Assert.StartsWith("totals ", entry.Key));
        Assert.All(left.Values, totals => Assert.Equal("0/0/0/0/0", totals));
    }

    [Fact]
    public async Task Writes_during_a_backfill_are_counted_once()
    {
        using var folder = new TemporaryFolder();
        await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path });
        var writes = new RandomWrites(telemetry, 8);
        await writes.RunAsync(300);
        var backfill = new RollupBackfill(telemetry.Database, telemetry.Rollups, pieceRows: 20);

        await backfill.RestartAsync(default);
        var running = backfill.RunAsync(default);
        await writes.RunAsync(300);
        await running;
        var kept = await RollupDump.ReadAsync(telemetry);
        await backfill.RestartAsync(default);
        await backfill.RunAsync(default);

        Assert.Equal(await RollupDump.ReadAsync(telemetry), kept);
    }

    [Fact]
    public async Task A_backfill_cut_off_goes_on_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        SortedDictionary<string, string> kept;
        await using (var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path }))
        {
            await new RandomWrites(telemetry, 9).RunAsync(200);
            kept = await RollupDump.ReadAsync(telemetry);
            var backfill = new RollupBackfill(telemetry.Database, telemetry.Rollups, pieceRows: 10);
            await backfill.RestartAsync(default);
            await backfill.StepAsync(default);
            await backfill.StepAsync(default);
        }

        await using var reopened = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path });
        Assert.Null(await reopened.Database.ReadAsync(session => new StoredProjectTotals().Read(session, 1)));
        await new RollupBackfill(reopened.Database, reopened.Rollups).RunAsync(default);
        Assert.Equal(kept, await RollupDump.ReadAsync(reopened));
    }

    [Fact]
    public async Task Roll_ups_of_another_format_are_left_alone_until_they_are_counted_anew()
    {
        using var folder = new TemporaryFolder();
        await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path });
        var writes = new RandomWrites(telemetry, 10);
        await writes.RunAsync(100);
        await telemetry.Database.WriteAsync(session =>
        {
            session.Run("UPDATE rollup SET cell = x'FFFF'; UPDATE rollup_state SET format = 99");
            telemetry.Rollups.ProgressChanged();
        });

        await writes.RunAsync(100);
        var before = await telemetry.Stats.TracesAsync(Scope.Default, new TraceQuery { ProjectId = RandomWrites.Projects[0] }, default);
        await telemetry.StatsCatchUp.RunAsync(default);
        var kept = await RollupDump.ReadAsync(telemetry);
        var backfill = new RollupBackfill(telemetry.Database, telemetry.Rollups);
        await backfill.RestartAsync(default);
        await backfill.RunAsync(default);

        Assert.True(before.Count > 0);
        Assert.Equal(before.Count, (await telemetry.Stats.TracesAsync(Scope.Default, new TraceQuery { ProjectId = RandomWrites.Projects[0] }, default)).Count);
        Assert.Equal(await RollupDump.ReadAsync(telemetry), kept);
    }

    [Fact]
    public async Task A_write_that_fails_in_a_shared_commit_leaves_nothing_counted()
    {
        using var folder = new TemporaryFolder();
        await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path });
        var kept = new RandomWrites(telemetry, 12);
        await kept.RunAsync(30);
        var before = await RollupDump.ReadAsync(telemetry);

        var failing = Enumerable.Range(0, 20).Select(i => telemetry.WriteAsync(
            Scope.Default,
            write =>
            {
                SqliteSpanWrites.Upsert(write, [SpanEncoder.Encode(new Opik.Contracts.Span { Id = Guid.CreateVersion7(), TraceId = Guid.CreateVersion7(), ProjectId = RandomWrites.Projects[0] }, null, 1)]);
                write.Derive();
                throw new InvalidOperationException("no");
            },
            default)).ToList();
        foreach (var write in failing)
            await Assert.ThrowsAsync<InvalidOperationException>(() => write);

        Assert.Equal(before, await RollupDump.ReadAsync(telemetry));
    }

    private static Task<List<Guid>> IdsAsync(SqliteTelemetry telemetry, string sql) => telemetry.Database.ReadAsync(session =>
    {
        var ids = new List<Guid>();
        using var rows = session.PrepareOnce(sql);
        while (rows.Step())
            ids.Add(rows.Id(0));
        return ids;
    });
}
