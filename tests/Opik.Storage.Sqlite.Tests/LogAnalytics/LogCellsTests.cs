using Opik.Contracts;
using Opik.Storage.ContractTests;
using Opik.Storage.ContractTests.LogAnalytics;
using Opik.Storage.Sqlite.Tests.Telemetry;

namespace Opik.Storage.Sqlite.Tests.LogAnalytics;

/// <summary>What a sample and roll-ups say is near what all rows say, and counts without conditions are the same.</summary>
public sealed class LogCellsTests
{
    private static readonly Guid Project = Guid.CreateVersion7();

    [Theory]
    [InlineData(15, 0)]
    [InlineData(60, 0)]
    [InlineData(60, 17)]
    [InlineData(360, 17)]
    public async Task Counts_without_conditions_are_exact_in_a_sample(int minutes, int cut)
    {
        await using var store = await StoreAsync();
        var (exact, sampled) = await ReadAsync(store, minutes, cut, []);

        Assert.False(sampled.Precision.Estimated);
        Assert.Equal(exact.Totals.Select(totals => (totals.Count, totals.Errors)), sampled.Totals.Select(totals => (totals.Count, totals.Errors)));
        Assert.Equal(exact.Totals.Sum(totals => totals.Cost), sampled.Totals.Sum(totals => totals.Cost), 0.05);
        Assert.Equal(exact.Totals.Sum(totals => totals.Tokens), sampled.Totals.Sum(totals => totals.Tokens), 20.0);
    }

    [Fact]
    public async Task Counts_under_conditions_are_estimated_and_said_to_be()
    {
        await using var store = await StoreAsync();
        var plan = new FilterClause("name", FilterFieldType.String, FilterOperator.Equal, null, "plan");
        var (exact, sampled) = await ReadAsync(store, 360, 0, [plan]);

        Assert.True(sampled.Precision.Estimated);
        Assert.InRange(sampled.Precision.Sample, 0.1, 0.5);
        Assert.Equal(480, exact.Totals.Sum(totals => totals.Count));
        Assert.InRange(sampled.Totals.Sum(totals => totals.Count), 380, 580);
    }

    [Fact]
    public async Task The_number_of_all_rows_is_that_of_the_list()
    {
        await using var store = await StoreAsync();
        var failed = new FilterClause("error_info", FilterFieldType.ErrorContainer, FilterOperator.IsNotEmpty, null, "");
        var answer = new FilterClause("name", FilterFieldType.String, FilterOperator.Equal, null, "answer");

        var (_, sampled) = await ReadAsync(store, 0, 0, [answer]);
        var (exact, few) = await ReadAsync(store, 0, 0, [failed]);

        Assert.Equal(960, Assert.Single(sampled.Totals).Count);
        Assert.InRange(sampled.Totals[0].Errors, 60, 140);
        Assert.True(sampled.Precision.Estimated);
        Assert.Equal(exact.Totals, few.Totals);
        Assert.False(few.Precision.Estimated);
    }

    [Fact]
    public async Task Hidden_traces_are_not_counted()
    {
        await using var store = await StoreAsync();
        var hidden = new Trace { Id = UuidV7.Create(new DateTimeOffset(LogData.Start.AddMinutes(3))), ProjectId = Project, StartTime = LogData.Start, VisibilityMode = VisibilityMode.Hidden };
        await store.TraceWrites.CreateAsync(Scope.Default, hidden, default);

        var (exact, sampled) = await ReadAsync(store, 15, 0, []);

        Assert.Equal(LogData.Count, exact.Totals.Sum(totals => totals.Count));
        Assert.Equal(LogData.Count, sampled.Totals.Sum(totals => totals.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(64)]
    public void A_sample_keeps_about_one_row_of_its_stride_and_a_multiple_a_part_of_it(int stride)
    {
        var kept = Enumerable.Range(1, 100_000).Select(i => (long)i).Where(seq => RowSample.Keeps(seq, stride)).ToList();

        Assert.InRange(kept.Count, 100_000 / stride * 0.9, 100_000 / stride * 1.1);
        Assert.All(Enumerable.Range(1, 100_000).Where(seq => RowSample.Keeps(seq, stride * 2)), seq => Assert.True(RowSample.Keeps(seq, stride)));
    }

    private static async Task<SqliteStore> StoreAsync()
    {
        var store = new SqliteStore(new StoreClock(), null);
        await new LogData(store, Project).WriteAsync(TestContext.Current.CancellationToken);
        return store;
    }

    private static Task<(Numbers Exact, Numbers Sampled)> ReadAsync(SqliteStore store, int minutes, int cut, FilterClause[] filters) => store.Telemetry.Database.ReadAsync(session =>
    {
        var query = new LogQuery { ProjectId = Project, Entity = KpiEntity.Traces, Filters = filters, From = LogData.Start.AddMinutes(cut), To = LogData.Start.AddDays(1).AddMinutes(-cut) };
        var buckets = minutes == 0 ? MetricBuckets.Single : MetricBuckets.Of(TimeSpan.FromMinutes(minutes), query.From.Value, query.To.Value);
        return (Read(int.MaxValue), Read(200));

        Numbers Read(int rows)
        {
            var request = new StatsRequests(store.Telemetry, session, Scope.Default).Of(query)!;
            var table = new LogCells(session, store.Telemetry.Terms, default, rows).Read(request, buckets);
            return new Numbers([.. Enumerable.Range(0, buckets.Count).Select(table.Totals)], table.Precision);
        }
    });

    private sealed record Numbers(IReadOnlyList<LogTotals> Totals, LogPrecision Precision);
}
