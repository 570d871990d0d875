using Opik.Contracts;

namespace Opik.Storage.ContractTests.LogAnalytics;

/// <summary>Numbers of all projects of a workspace in a range.</summary>
public abstract class ProjectFiguresContract : StoreContract
{
    private static readonly DateTime End = LogData.Start.AddDays(1).AddMilliseconds(-1);

    [Fact]
    public async Task A_project_has_the_numbers_of_its_range_and_of_the_one_before()
    {
        await new LogData(Store, Project).WriteAsync(Cancel);

        var day = (await Store.ProjectFigures.AllAsync(Scope, LogData.Start, End, Cancel))[Project];
        var noon = (await Store.ProjectFigures.AllAsync(Scope, LogData.Start.AddHours(12), LogData.Start.AddDays(1), Cancel))[Project];

        Assert.Equal((1440, 144, 14_400, 0), (day.Traces, day.Errors, day.Tokens, day.TracesBefore));
        Assert.Equal((14.4, 720.5, 720.5), (Math.Round(day.Cost, 6), day.Average!.Value, day.P50!.Value));
        Assert.Equal((1296.1, 1368.05, 1425.61), (Math.Round(day.P90!.Value, 6), Math.Round(day.P95!.Value, 6), Math.Round(day.P99!.Value, 6)));
        Assert.Equal((720, 720, 7.2), (noon.Traces, noon.TracesBefore, Math.Round(noon.CostBefore, 6)));
        Assert.False(day.Estimated);
    }

    [Fact]
    public async Task Costs_alone_are_those_of_the_numbers()
    {
        await new LogData(Store, Project).WriteAsync(Cancel);

        var costs = await Store.ProjectFigures.CostsAsync(Scope, LogData.Start, End, Cancel);

        Assert.Equal((1, 14.4), (costs.Count, Math.Round(costs[Project], 6)));
        Assert.Equal(7.2, (await Store.ProjectFigures.CostsAsync(Scope, LogData.Start.AddHours(12), End, Cancel))[Project], 6);
        Assert.Empty(await Store.ProjectFigures.CostsAsync(Scope, LogData.Start.AddDays(3), End.AddDays(3), Cancel));
        Assert.Empty(await Store.ProjectFigures.CostsAsync(new Scope(NewId(), "stranger"), LogData.Start, End, Cancel));
    }

    [Fact]
    public async Task Scores_have_the_average_of_the_range_before_beside_them()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);
        await Store.FeedbackScores.PutAsync(Scope, ScoredEntity.Trace, [Score(data, 0, 0.25m), Score(data, 1, 0.75m), Score(data, 900, 1m)], Cancel);

        var half = Assert.Single(await Store.ProjectFigures.TrafficAsync(Scope, [Project], LogData.Start.AddHours(12), LogData.Start.AddDays(1), 32, Cancel))!;
        var first = Assert.Single(await Store.ProjectFigures.TrafficAsync(Scope, [Project], LogData.Start, LogData.Start.AddHours(12), 32, Cancel))!;

        Assert.Equal((1, 0.5), (half.Scores["helpful"], half.ScoresBefore["helpful"]));
        Assert.Empty(first.ScoresBefore);
    }

    [Fact]
    public async Task Among_many_projects_counts_stay_exact_and_sums_are_close()
    {
        await new LogData(Store, Project).WriteAsync(Cancel);
        var others = Enumerable.Range(0, 2000).Select(i => NewTrace(UuidV7.Create(new DateTimeOffset(LogData.Start.AddMinutes(i % 1440)))) with { ProjectId = NewId() }).ToList();
        await Store.TraceWrites.UpsertAsync(Scope, others, Cancel);

        // The range cuts hours at both ends.
        var (from, to) = (LogData.Start.AddMinutes(30), LogData.Start.AddHours(20).AddMinutes(29));
        var all = await Store.ProjectFigures.AllAsync(Scope, from, to, Cancel);

        Assert.Equal((1200, 120), (all[Project].Traces, all[Project].Errors));
        Assert.Equal(12, all[Project].Cost, 0.2);
        Assert.Equal(630, all[Project].P50!.Value, 630 * 0.03);
        Assert.Equal(1200 + others.Count(trace => UuidV7.UnixMilliseconds(trace.Id) is var at && at >= Milliseconds(from) && at <= Milliseconds(to)), all.Values.Sum(one => one.Traces));

        static long Milliseconds(DateTime time) => (long)(time - DateTime.UnixEpoch).TotalMilliseconds;
    }

    [Fact]
    public async Task Traffic_has_its_intervals_threads_scores_and_failed_guardrails()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);
        await Store.FeedbackScores.PutAsync(Scope, ScoredEntity.Trace, [Score(data, 0, 1m), Score(data, 1, 0.5m)], Cancel);

        var traffic = Assert.Single(await Store.ProjectFigures.TrafficAsync(Scope, [Project], LogData.Start, End, 32, Cancel))!;

        Assert.Equal((LogData.Start, TimeSpan.FromHours(1), 24), (traffic.Start, traffic.Step, traffic.Traces.Count));
        Assert.All(traffic.Traces, count => Assert.Equal(60, count));
        Assert.All(traffic.Errors, count => Assert.Equal(6, count));
        Assert.Equal((144, 0.75, 0), (traffic.Threads, Assert.Single(traffic.Scores).Value, traffic.GuardrailsFailed));
    }

    [Fact]
    public async Task Without_traces_in_the_range_there_is_nothing_and_other_workspaces_see_nothing()
    {
        await new LogData(Store, Project).WriteAsync(Cancel);
        var stranger = new Scope(NewId(), "stranger");

        Assert.Empty(await Store.ProjectFigures.AllAsync(Scope, LogData.Start.AddDays(3), End.AddDays(3), Cancel));
        Assert.Empty(await Store.ProjectFigures.AllAsync(stranger, LogData.Start, End, Cancel));
        Assert.Equal([null, null], await Store.ProjectFigures.TrafficAsync(stranger, [Project, NewId()], LogData.Start, End, 32, Cancel));
        Assert.Equal([null], await Store.ProjectFigures.TrafficAsync(Scope, [Project], LogData.Start.AddDays(3), End.AddDays(3), 32, Cancel));
    }

    [Fact]
    public async Task Environments_have_the_traces_that_name_them_without_regard_to_case()
    {
        await new LogData(Store, Project).WriteAsync(Cancel);
        await Store.TraceWrites.UpsertAsync(Scope, [NewTrace(UuidV7.Create(new DateTimeOffset(LogData.Start))) with { Environment = "Staging", ProjectId = NewId() }], Cancel);

        var day = await Store.EnvironmentTraffic.CountAsync(Scope, LogData.Start, End, Cancel);
        var stranger = await Store.EnvironmentTraffic.CountAsync(new Scope(NewId(), "stranger"), LogData.Start, End, Cancel);

        Assert.Equal((720, 721, false), (day.Traces["production"], day.Traces["STAGING"], day.Estimated));
        Assert.Empty(stranger.Traces);
    }

    private FeedbackScoreWrite Score(LogData data, int trace, decimal value) => new() { EntityId = data.Traces[trace].Id, ProjectId = Project, Name = "helpful", Value = value };
}
