using Opik.Contracts;

namespace Opik.Storage.ContractTests.LogAnalytics;

/// <summary>Other runs of the name of a trace.</summary>
public abstract class SimilarRunsContract : StoreContract
{
    [Fact]
    public async Task Trees_are_those_of_the_latest_runs_of_the_name_without_the_trace_itself()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);
        var trace = data.Traces[1437];

        var found = await Store.SimilarRuns.TreesAsync(Scope, new SimilarRunsQuery(trace.Id, null, null) { MaxTraces = 5 }, Cancel);

        Assert.Equal([1434, 1431, 1428, 1425, 1422], found!.Select(run => data.Traces.FindIndex(each => each.Id == run.Tree.TraceId)));
        Assert.All(found!, run => Assert.Single(run.Tree.Spans));
        Assert.Equal(TimeSpan.FromMilliseconds(1435), found![0].Duration);
    }

    [Fact]
    public async Task Trees_keep_to_the_range_and_to_failed_ones_when_asked()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);
        var query = new SimilarRunsQuery(data.Traces[0].Id, LogData.Start.AddMinutes(1), LogData.Start.AddMinutes(60)) { FailedOnly = true };

        var found = await Store.SimilarRuns.TreesAsync(Scope, query, Cancel);

        Assert.Equal([60, 30], found!.Select(run => data.Traces.FindIndex(each => each.Id == run.Tree.TraceId)));
        Assert.All(found!, run => Assert.True(run.Failed));
    }

    [Fact]
    public async Task Trees_are_bounded_by_the_spans_they_have()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var bounded = await Store.SimilarRuns.TreesAsync(Scope, new SimilarRunsQuery(data.Traces[0].Id, null, null) { MaxSpans = 3 }, Cancel);
        var large = await Store.SimilarRuns.TreesAsync(Scope, new SimilarRunsQuery(data.Traces[0].Id, null, null) { MaxSpansOfTrace = 0 }, Cancel);

        Assert.Equal(3, bounded!.Count);
        Assert.Empty(large!);
    }

    [Fact]
    public async Task Good_runs_are_the_nearest_without_an_error_on_both_sides()
    {
        var data = await new LogData(Store, Project).WriteAsync(Cancel);

        var found = await Store.SimilarRuns.GoodRunsAsync(Scope, data.Traces[33].Id, 2, Cancel);

        Assert.Equal([27, 24], found!.Before.Select(run => data.Traces.FindIndex(each => each.Id == run.Id)));
        Assert.Equal([36, 39], found.After.Select(run => data.Traces.FindIndex(each => each.Id == run.Id)));
    }

    [Fact]
    public async Task Good_runs_carry_their_inputs_and_open_ones_are_none()
    {
        Trace Run(int second, string input, bool open = false) => new()
        {
            Id = UuidV7.Create(new DateTimeOffset(LogData.Start.AddSeconds(second))), ProjectId = Project, Name = "ask", StartTime = LogData.Start.AddSeconds(second),
            EndTime = open ? null : LogData.Start.AddSeconds(second + 1), Input = JsonText.FromString(input), Source = EntitySource.Sdk,
        };
        Trace[] traces = [Run(0, "first"), Run(10, "own"), Run(20, "open", open: true), Run(30, "last")];
        await Store.TraceWrites.UpsertAsync(Scope, traces, Cancel);

        var found = await Store.SimilarRuns.GoodRunsAsync(Scope, traces[1].Id, 5, Cancel);

        Assert.Equal("\"own\"", found!.Input.ToString());
        Assert.Equal("\"first\"", Assert.Single(found.Before).Input.ToString());
        Assert.Equal("\"last\"", Assert.Single(found.After).Input.ToString());
    }

    [Fact]
    public async Task An_unknown_trace_has_none()
    {
        Assert.Null(await Store.SimilarRuns.TreesAsync(Scope, new SimilarRunsQuery(Guid.CreateVersion7(), null, null), Cancel));
        Assert.Null(await Store.SimilarRuns.GoodRunsAsync(Scope, Guid.CreateVersion7(), 1, Cancel));
    }
}
