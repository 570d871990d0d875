using Opik.Contracts;

namespace Opik.Storage.ContractTests.LogAnalytics;

/// <summary>Histogram and key figures of logs.</summary>
public abstract class LogFiguresContract : StoreContract
{
    [Theory]
    [InlineData(120, 15)]
    [InlineData(500, 5)]
    [InlineData(25, 60)]
    [InlineData(3, 720)]
    public async Task The_step_is_the_shortest_usual_one_that_the_intervals_allow(int intervals, int minutes)
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var histogram = await Store.LogFigures.HistogramAsync(Scope, data.Query(), intervals, Cancel);

        Assert.Equal(TimeSpan.FromMinutes(minutes), histogram.Step);
        Assert.Equal(LogData.Start, histogram.Start);
        Assert.Equal(LogData.Count / minutes, histogram.Intervals.Count);
    }

    [Theory]
    [InlineData(KpiEntity.Traces)]
    [InlineData(KpiEntity.Spans)]
    public async Task Every_interval_has_its_numbers(KpiEntity entity)
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var histogram = await Store.LogFigures.HistogramAsync(Scope, data.Query(entity), 120, Cancel);

        Assert.Equal(new LogPrecision(false, 1), histogram.Precision);
        Assert.All(histogram.Intervals, interval => Assert.Equal((15, 150), (interval.Count, interval.Tokens)));
        Assert.All(histogram.Intervals, interval => Assert.Equal(0.15, interval.Cost, 9));
        Assert.Equal(LogData.Count / 10, histogram.Intervals.Sum(interval => interval.Errors));
        Assert.Equal(23, histogram.Intervals[1].P50!.Value, 6);
        Assert.Equal(29.3, histogram.Intervals[1].P95!.Value, 6);
    }

    [Fact]
    public async Task Filters_and_search_hold_as_in_the_list()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);
        var failed = new FilterClause("error_info", FilterFieldType.ErrorContainer, FilterOperator.IsNotEmpty, null, "");

        var errors = await Store.LogFigures.HistogramAsync(Scope, data.Query(KpiEntity.Traces, failed), 25, Cancel);
        var found = await Store.LogFigures.HistogramAsync(Scope, data.Query() with { Search = "thread-7" }, 25, Cancel);

        Assert.All(errors.Intervals, interval => Assert.Equal((6, 6), (interval.Count, interval.Errors)));
        Assert.Equal(110, found.Intervals.Sum(interval => interval.Count));
    }

    [Fact]
    public async Task Threads_stand_where_they_begin()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var histogram = await Store.LogFigures.HistogramAsync(Scope, data.Query(KpiEntity.Threads), 25, Cancel);

        Assert.All(histogram.Intervals, interval => Assert.Equal((6, 6), (interval.Count, interval.Errors)));
    }

    [Fact]
    public async Task A_range_without_a_beginning_begins_with_the_oldest_row()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var histogram = await Store.LogFigures.HistogramAsync(Scope, data.Query() with { From = null }, 120, Cancel);

        Assert.Equal(LogData.Start, histogram.Start);
    }

    [Fact]
    public async Task Key_figures_cover_the_range()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);
        await Store.FeedbackScores.PutAsync(Scope, ScoredEntity.Trace, [Score(data.Traces[0].Id, 1m), Score(data.Traces[1].Id, 0.5m)], Cancel);

        var figures = await Store.LogFigures.FiguresAsync(Scope, data.Query(), Cancel);

        Assert.Equal((LogData.Count, LogData.Count / 10, 10 * LogData.Count), (figures.Totals.Count, figures.Totals.Errors, figures.Totals.Tokens));
        Assert.Equal(720.5, figures.Totals.P50!.Value, 6);
        Assert.Equal((1296.1, 720.5), (Math.Round(figures.Totals.P90!.Value, 6), Math.Round(figures.Totals.Average!.Value, 6)));
        Assert.Equal(1368.05, figures.Totals.P95!.Value, 6);
        Assert.Equal(0.75, figures.Scores["helpfulness"]);
    }

    [Fact]
    public async Task A_project_without_data_has_empty_figures()
    {
        var query = new LogQuery { ProjectId = NewId(), Entity = KpiEntity.Traces, From = LogData.Start, To = LogData.Start.AddHours(2) };

        var histogram = await Store.LogFigures.HistogramAsync(Scope, query, 120, Cancel);
        var figures = await Store.LogFigures.FiguresAsync(Scope, query, Cancel);

        Assert.All(histogram.Intervals, interval => Assert.Equal(new LogTotals(), interval));
        Assert.Equal(new LogTotals(), figures.Totals);
    }

    private FeedbackScoreWrite Score(Guid trace, decimal value) => new() { EntityId = trace, ProjectId = Project, Name = "helpfulness", Value = value };
}
