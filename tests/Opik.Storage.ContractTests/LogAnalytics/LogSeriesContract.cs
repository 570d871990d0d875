using Opik.Contracts;

namespace Opik.Storage.ContractTests.LogAnalytics;

/// <summary>Series of charts.</summary>
public abstract class LogSeriesContract : StoreContract
{
    private static readonly LogMeasure Count = new("count", LogMeasureKind.Count);
    private static readonly LogMeasure P95 = new("duration.p95", LogMeasureKind.Duration, Quantile: 0.95);

    [Fact]
    public async Task A_step_is_kept_and_lines_are_as_long_as_the_range()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var series = await Store.LogSeries.SeriesAsync(Scope, Query(data.Query(), [Count, P95]) with { Step = TimeSpan.FromMinutes(15) }, Cancel);

        Assert.Equal((LogData.Start, TimeSpan.FromMinutes(15), new LogPrecision(false, 1)), (series.Start, series.Step, series.Precision));
        Assert.All(series.Lines[0].Values, value => Assert.Equal(15, value));
        Assert.Equal(LogData.Count, series.Lines[0].Total);
        Assert.Equal(29.3, series.Lines[1].Values[1]!.Value, 6);
    }

    [Theory]
    [InlineData(BreakdownField.Environment, "production,staging")]
    [InlineData(BreakdownField.Name, "answer,plan")]
    public async Task Groups_add_up_to_the_whole(BreakdownField field, string names)
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var series = await Store.LogSeries.SeriesAsync(Scope, Query(data.Query(), [Count]) with { Group = new MetricBreakdown(field, null, null) }, Cancel);

        Assert.Equal(names, string.Join(',', series.Lines.Select(line => line.Group).Order(StringComparer.Ordinal)));
        Assert.Equal(LogData.Count, series.Lines.Sum(line => line.Total));
        Assert.Equal(2, series.Groups);
    }

    [Fact]
    public async Task Types_of_errors_are_shares_of_all_rows()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);
        var rate = new LogMeasure("error_rate", LogMeasureKind.ErrorRate);

        var series = await Store.LogSeries.SeriesAsync(Scope, Query(data.Query(), [rate]) with { Group = new MetricBreakdown(BreakdownField.ErrorType, null, null) }, Cancel);

        var line = Assert.Single(series.Lines);
        Assert.Equal(("Timeout", 0.1), (line.Group, line.Total));
    }

    [Fact]
    public async Task A_project_without_logs_has_no_lines()
    {
        var query = new LogData(Store, Project).Query();

        Assert.Empty((await Store.LogSeries.SeriesAsync(Scope, Query(query, [Count]), Cancel)).Lines);
    }

    private static LogSeriesQuery Query(LogQuery logs, IReadOnlyList<LogMeasure> measures) => new() { Logs = logs, Measures = measures };
}
