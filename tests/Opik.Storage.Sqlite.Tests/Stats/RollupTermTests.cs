using Opik.Contracts;
using Opik.Testing;
using Xunit;

namespace Opik.Storage.Sqlite.Tests.Stats;

public sealed class RollupTermTests
{
    [Fact]
    public async Task Names_beyond_the_limit_share_a_roll_up_and_are_divided_row_by_row()
    {
        using var folder = new TemporaryFolder();
        await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path });
        var project = Guid.CreateVersion7();
        var time = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        var names = RollupStore.DefaultTermLimit + 40;
        var traces = Enumerable.Range(0, names).Select(i => new Trace { Id = UuidV7.Create(time), ProjectId = project, Name = $"n{i:D4}", StartTime = time.UtcDateTime }).ToList();
        // The newest name is the most frequent one: it must win although it came when no place was left.
        traces.AddRange(Enumerable.Range(0, 5).Select(_ => new Trace { Id = UuidV7.Create(time), ProjectId = project, Name = $"n{names - 1:D4}", StartTime = time.UtcDateTime }));
        foreach (var batch in traces.Chunk(200))
            await telemetry.TraceWrites.UpsertAsync(Scope.Default, batch, default);

        var stored = await telemetry.Database.ReadAsync(session =>
        {
            using var rows = session.PrepareOnce("SELECT count(*), sum(rows) FILTER (WHERE term = -1) FROM rollup WHERE kind = 1 AND dim = 1");
            rows.Step();
            return (Rows: rows.Int64(0), Others: rows.Int64(1));
        });
        var top = await telemetry.Database.ReadAsync(session =>
        {
            var request = new StatsRequests(telemetry, session, Scope.Default).Of(StatsEntity.Trace, project, [], null, null)!;
            return new CellSource(session, telemetry.Terms, default, exactRows: -1).Read(request, MetricBuckets.Single, new MetricBreakdown(BreakdownField.Name, null, null))
                .Top(10, cell => cell.Count).Select(group => (group.Name, group.Cells[0]!.Count)).ToList();
        });

        Assert.Equal((RollupStore.DefaultTermLimit + 1, 45), stored);
        Assert.Equal(($"n{names - 1:D4}", 6), top[0]);
        Assert.Equal((MetricBreakdown.Others, names - 10), top[^1]);
    }
}
