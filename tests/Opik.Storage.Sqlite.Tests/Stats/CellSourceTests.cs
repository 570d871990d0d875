using Opik.Contracts;
using Opik.Testing;
using Xunit;

namespace Opik.Storage.Sqlite.Tests.Stats;

/// <summary>What roll-ups answer is what the rows say.</summary>
public sealed class CellSourceTests
{
    private static readonly DateTime First = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Roll_ups_and_rows_give_the_same_numbers(int seed)
    {
        using var folder = new TemporaryFolder();
        await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder.Path });
        await new RandomWrites(telemetry, seed).RunAsync(300);
        var random = new Random(seed);

        for (var i = 0; i < 60; i++)
        {
            var entity = (StatsEntity)random.Next(1, 3);
            var from = random.Next(4) == 0 ? (DateTime?)null : First.AddMinutes(random.Next(200));
            var to = random.Next(4) == 0 ? (DateTime?)null : (from ?? First).AddMinutes(random.Next(1, 400));
            FilterClause[] filters = random.Next(2) == 0 ? [] : [new("source", FilterFieldType.Enum, random.Next(2) == 0 ? FilterOperator.Equal : FilterOperator.NotEqual, null, "sdk")];
            if (entity == StatsEntity.Span && random.Next(3) == 0)
                filters = [.. filters, new("type", FilterFieldType.Enum, FilterOperator.Equal, null, "llm")];
            var breakdown = entity == StatsEntity.Trace
                ? (BreakdownField?[])[null, BreakdownField.Name]
                : [null, BreakdownField.Name, BreakdownField.Model, BreakdownField.Provider, BreakdownField.Type];
            var field = breakdown[random.Next(breakdown.Length)];
            var buckets = MetricBuckets.Of((MetricInterval)random.Next(4), from ?? First, to ?? First.AddDays(1));
            await telemetry.Database.ReadAsync(session =>
            {
                var request = new StatsRequests(telemetry, session, Scope.Default).Of(entity, RandomWrites.Projects[i & 1], filters, from, to)!;
                var division = field is { } by ? new MetricBreakdown(by, null, null) : null;
                var rows = new CellSource(session, telemetry.Terms, default, exactRows: long.MaxValue).Read(request, buckets, division);
                var rollups = new CellSource(session, telemetry.Terms, default, exactRows: -1).Read(request, buckets, division);
                AssertEqual(rows, rollups, buckets.Count);
                return true;
            });
        }
    }

    private static void AssertEqual(CellTable rows, CellTable rollups, int buckets)
    {
        Assert.Equal(NotEmpty(rows), NotEmpty(rollups));
        foreach (var (group, cells) in rows.Groups)
        {
            for (var i = 0; i < buckets; i++)
            {
                if (cells[i] is { Count: > 0 } exact)
                    AssertEqual(exact, rollups[group][i]!);
            }
        }
    }

    private static void AssertEqual(RollupCell exact, RollupCell estimate)
    {
        Assert.Equal(Numbers(exact), Numbers(estimate));
        Assert.Equal(exact.Usage.Keys.OrderBy(key => key.Key, StringComparer.Ordinal), estimate.Usage.Keys.OrderBy(key => key.Key, StringComparer.Ordinal));
        // The ends of the distribution have no neighbour to be interpolated with.
        foreach (var quantile in (double[])[0, 1])
        {
            var expected = exact.Durations.Quantile(quantile);
            Assert.Equal(expected is null, estimate.Durations.Quantile(quantile) is null);
            if (expected is { } value)
                Assert.InRange(estimate.Durations.Quantile(quantile)!.Value - value, -Math.Abs(value) * LogBuckets.RelativeError * 1.000001, Math.Abs(value) * LogBuckets.RelativeError * 1.000001);
        }
    }

    private static string Numbers(RollupCell cell) =>
        $"{cell.Count} {cell.Errors} {cell.Inputs} {cell.Outputs} {cell.Metadata} {cell.Tags} {cell.Spans} {cell.LlmSpans} {cell.Cost} {cell.Costed} {cell.DurationSum} {cell.Finished}";

    private static IEnumerable<string> NotEmpty(CellTable table) =>
        table.Groups.SelectMany(group => group.Value.Select((cell, i) => (group.Key, i, cell))).Where(one => one.cell is { Count: > 0 }).Select(one => $"{one.Key} {one.i}").Order(StringComparer.Ordinal);
}
