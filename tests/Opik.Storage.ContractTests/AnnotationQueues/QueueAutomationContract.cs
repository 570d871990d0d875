using Opik.Contracts;

namespace Opik.Storage.ContractTests.AnnotationQueues;

/// <summary>Items that scores bring into queues.</summary>
public abstract class QueueAutomationContract : QueueContract
{
    [Fact]
    public async Task A_trace_whose_scores_meet_a_group_is_added()
    {
        var queue = await AutomatedAsync([[("quality", "<", 0.5m), ("speed", ">", 1m)], [("rude", "=", 1m)]]);
        var (both, half, rude, other) = (await TraceAsync(), await TraceAsync(), await TraceAsync(), await TraceAsync());
        await ScoreAsync("ann", both, 0.2m);
        await ScoreAsync("ann", both, 2m, name: "speed");
        await ScoreAsync("ann", half, 0.2m);
        await ScoreAsync("ann", rude, 1m, name: "rude");
        await ScoreAsync("ann", other, 0.5m);

        var run = await RunAsync();
        Assert.Equal((2, false, false), (run.Added, run.HasMore, run.WaitsForTraces));
        Assert.Equal([Scope.WorkspaceId], run.Workspaces);
        Assert.Equal([both, rude], await ItemsAsync(queue, both, half, rude, other));
        Assert.Equal(0, (await RunAsync()).Added);
    }

    [Fact]
    public async Task The_average_of_several_authors_counts()
    {
        var queue = await AutomatedAsync([[("quality", "<", 0.5m)]]);
        var trace = await TraceAsync();
        await ScoreAsync("ann", trace, 0.9m);
        await RunAsync();
        await ScoreAsync("ben", trace, 0.2m);
        Assert.Equal(0, (await RunAsync()).Added);
        await ScoreAsync("cid", trace, 0m);

        Assert.Equal(1, (await RunAsync()).Added);
        Assert.Equal([trace], await ItemsAsync(queue, trace));
    }

    [Theory]
    [InlineData(EntitySource.Sdk, 1)]
    [InlineData(EntitySource.Unknown, 1)]
    [InlineData(EntitySource.Experiment, 0)]
    [InlineData(EntitySource.Playground, 0)]
    public async Task Only_what_programs_log_is_added(EntitySource source, int added)
    {
        await AutomatedAsync([[("quality", ">", 0m)]]);
        await ScoreAsync("ann", await TraceAsync(source), 1m);

        Assert.Equal(added, (await RunAsync()).Added);
    }

    [Fact]
    public async Task What_was_taken_out_comes_back_only_by_hand()
    {
        var queue = await AutomatedAsync([[("quality", ">", 0m)]]);
        var trace = await TraceAsync();
        await ScoreAsync("ann", trace, 1m);
        await RunAsync();
        await Store.AnnotationQueueItems.RemoveAsync(Scope, queue, [trace], Cancel);
        await ScoreAsync("ann", trace, 0.7m);

        Assert.Equal(0, (await RunAsync()).Added);
        Assert.Empty(await ItemsAsync(queue, trace));
        await Store.AnnotationQueueItems.AddAsync(Scope, queue, [trace], Cancel);
        Assert.Equal(new QueueItem(trace, IsAutomated: false), Assert.Single(await Store.AnnotationQueueItems.FindAsync(Scope, queue, [trace], Cancel)));
    }

    [Fact]
    public async Task The_limit_stops_the_automation_and_nobody_else()
    {
        var queue = await AutomatedAsync([[("quality", ">", 0m)]], most: 2);
        var traces = new[] { await TraceAsync(), await TraceAsync(), await TraceAsync(), await TraceAsync() };
        await Store.AnnotationQueueItems.AddAsync(Scope, queue, [traces[0]], Cancel);
        foreach (var trace in traces)
            await ScoreAsync("ann", trace, 1m);

        Assert.Equal(1, (await RunAsync()).Added);
        await Store.AnnotationQueueItems.AddAsync(Scope, queue, traces, Cancel);
        Assert.Equal(4, (await ViewAsync(queue)).ItemsCount);
        Assert.Equal(1, (await Store.AnnotationQueueItems.FindAsync(Scope, queue, traces, Cancel)).Count(item => item.IsAutomated));
    }

    [Fact]
    public async Task Scores_that_come_before_their_trace_wait_for_it_an_hour()
    {
        var queue = await AutomatedAsync([[("quality", ">", 0m)]]);
        var (soon, never) = (NewTrace(), NewTrace());
        await ScoreAsync("ann", soon.Id, 1m);
        await ScoreAsync("ann", never.Id, 1m);
        Assert.True((await RunAsync()).WaitsForTraces);

        await Store.TraceWrites.CreateAsync(Scope, soon, Cancel);
        Assert.Equal(0, (await RunAsync()).Added);
        Assert.Equal(1, (await RunAsync(retry: true)).Added);
        Assert.Equal([soon.Id], await ItemsAsync(queue, soon.Id, never.Id));

        Clock.Advance(TimeSpan.FromHours(2));
        Assert.False((await RunAsync(retry: true)).WaitsForTraces);
    }

    [Fact]
    public async Task A_thread_is_added_by_its_own_scores()
    {
        var queue = await AutomatedAsync([[("quality", ">", 0m)]], scope: ScoredEntity.Thread);
        await Store.TraceWrites.CreateAsync(Scope, NewTrace() with { ThreadId = "talk" }, Cancel);
        var thread = await Store.ThreadReads.GetAsync(Scope, Project, "talk", Cancel);
        await ScoreAsync("ann", thread!.ModelId, 1m, kind: ScoredEntity.Thread);

        Assert.Equal(1, (await RunAsync()).Added);
        Assert.Equal([thread.ModelId], await ItemsAsync(queue, thread.ModelId));
    }

    [Fact]
    public async Task Nothing_waits_while_no_automation_is_in_force()
    {
        var queue = await AutomatedAsync([[("quality", ">", 0m)]]);
        await Store.AnnotationQueues.UpdateAsync(Scope, queue, new AnnotationQueuePatch { Automation = new QueueAutomationPatch(false, null, null, false) }, static _ => { }, Cancel);
        var trace = await TraceAsync();
        await ScoreAsync("ann", trace, 1m);
        await Store.AnnotationQueues.UpdateAsync(Scope, queue, new AnnotationQueuePatch { Automation = new QueueAutomationPatch(true, null, null, false) }, static _ => { }, Cancel);

        Assert.Equal(0, (await RunAsync()).Added);
        await ScoreAsync("ann", trace, 1m);
        Assert.Equal(1, (await RunAsync()).Added);
    }

    private Task<QueueAutomationRun> RunAsync(bool retry = false) => Store.AnnotationQueueAutomation.RunAsync(retry, Cancel);

    private async Task<Guid> TraceAsync(EntitySource source = EntitySource.Sdk)
    {
        var trace = NewTrace() with { Source = source };
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        return trace.Id;
    }

    private async Task<IEnumerable<Guid>> ItemsAsync(Guid queue, params Guid[] ids) =>
        (await Store.AnnotationQueueItems.FindAsync(Scope, queue, ids, Cancel)).Select(item => item.Id);

    private async Task<Guid> AutomatedAsync((string Name, string Operator, decimal Value)[][] groups, int? most = null, ScoredEntity scope = ScoredEntity.Trace)
    {
        var conditions = groups.Select(group => new ScoreConditionGroup([.. group.Select(one => new ScoreCondition(one.Name, one.Operator, one.Value))]));
        return (await QueueAsync(queue => queue with { Scope = scope, Automation = new QueueAutomation(true, [.. conditions], most) })).Id;
    }
}
