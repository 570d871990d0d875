using Opik.Contracts;

namespace Opik.Storage.ContractTests.Experiments;

/// <summary>Experiments, and totals that follow the traces of their items.</summary>
public abstract class ExperimentContract : StoreContract
{
    private static readonly Scope Other = new(Guid.CreateVersion7(), "bob");

    [Fact]
    public async Task An_experiment_is_of_its_workspace_alone()
    {
        var id = await CreateAsync();

        Assert.Null(await Store.Experiments.GetAsync(Other, id, Cancel));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Store.Experiments.PatchAsync(Other, id, new ExperimentPatch { Name = "x" }, Cancel));
        await Store.Experiments.DeleteAsync(Other, [id], Cancel);
        await Store.Experiments.FinishAsync(Other, [id], Cancel);
        await Assert.ThrowsAsync<StoreConflictException>(() => Store.ExperimentItems.CreateAsync(Other, [Item(id, NewId())], Cancel));

        var kept = (await Store.Experiments.GetAsync(Scope, id, Cancel))!;
        Assert.Equal(("run", null), (kept.Experiment.Name, kept.Experiment.FinishedAt));
    }

    [Fact]
    public async Task The_same_id_may_be_used_by_another_workspace()
    {
        var id = await CreateAsync();
        await Store.Experiments.CreateAsync(Other, new NewExperiment { Id = id, Name = "theirs", DatasetName = "d" }, Cancel);

        Assert.Equal("theirs", (await Store.Experiments.GetAsync(Other, id, Cancel))!.Experiment.Name);
        Assert.Equal("run", (await Store.Experiments.GetAsync(Scope, id, Cancel))!.Experiment.Name);
    }

    [Fact]
    public async Task A_trace_of_another_workspace_does_not_count()
    {
        var id = await CreateAsync();
        var trace = NewTrace() with { EndTime = At(1) };
        await Store.ExperimentItems.CreateAsync(Scope, [Item(id, trace.Id)], Cancel);
        await Store.TraceWrites.CreateAsync(Other, trace, Cancel);
        Assert.Null((await TotalsAsync(id)).Duration);

        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        Assert.Equal(1000, (await TotalsAsync(id)).Duration!.P50);
    }

    [Fact]
    public async Task A_trace_that_two_experiments_share_counts_in_both_and_in_one_once()
    {
        var (first, second) = (await CreateAsync(), await CreateAsync());
        var trace = NewTrace() with { EndTime = At(2) };
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        await Store.ExperimentItems.CreateAsync(Scope, [Item(first, trace.Id), Item(first, trace.Id), Item(second, trace.Id)], Cancel);
        await ScoreAsync(trace.Id, 1);
        Assert.Equal((1, 2, 1), ((await TotalsAsync(first)).TraceCount, (await TotalsAsync(first)).DatasetItemCount, (await TotalsAsync(second)).TraceCount));

        await ScoreAsync(trace.Id, 0.5m);
        Assert.Equal((0.5, 0.5), ((await TotalsAsync(first)).FeedbackScores["quality"], (await TotalsAsync(second)).FeedbackScores["quality"]));
    }

    [Fact]
    public async Task Totals_read_while_traces_are_written_end_up_right()
    {
        const int Runs = 200;
        var id = await CreateAsync();
        var traces = Enumerable.Range(0, Runs).Select(_ => NewTrace() with { EndTime = At(1) }).ToList();
        await Store.ExperimentItems.CreateAsync(Scope, [.. traces.Select(trace => Item(id, trace.Id))], Cancel);
        var writing = Task.Run(
            async () =>
            {
                foreach (var trace in traces)
                {
                    await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);
                    await ScoreAsync(trace.Id, 1);
                }
            },
            Cancel);
        while (!writing.IsCompleted)
            await Task.WhenAll(TotalsAsync(id), Store.Experiments.FindAsync(Scope, new ExperimentQuery { Sort = new SortClause("trace_count", true) }, Cancel));
        await writing;
        // The last ones pull the average down: an answer from before them would say 1.
        foreach (var trace in traces.Take(Runs / 2))
            await ScoreAsync(trace.Id, 0);

        Assert.Equal((Runs, 0.5, 1000), ((await TotalsAsync(id)).TraceCount, (await TotalsAsync(id)).FeedbackScores["quality"], (await TotalsAsync(id)).Duration!.P50));
    }

    [Fact]
    public async Task Deleting_an_experiment_of_many_items_takes_them_all()
    {
        var id = await CreateAsync();
        var items = Enumerable.Range(0, 1200).Select(_ => Item(id, NewId())).ToList();
        await Store.ExperimentItems.CreateAsync(Scope, items, Cancel);
        await Store.Experiments.DeleteAsync(Scope, [id], Cancel);

        Assert.Null(await Store.Experiments.GetAsync(Scope, id, Cancel));
        Assert.All([items[0], items[600], items[^1]], item => Assert.Null(Store.ExperimentItems.GetAsync(Scope, item.Id, Cancel).Result));
    }

    /// <summary>Few items are looked up one by one, many by a walk over all runs: both give the same numbers.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(1500)]
    public async Task Numbers_of_a_comparison_count_every_trace_once(int items)
    {
        var (first, second) = (await CreateAsync(), await CreateAsync());
        var dataset = (await Store.Experiments.GetAsync(Scope, first, Cancel))!.Experiment.DatasetId;
        var traces = Enumerable.Range(0, items).Select(i => NewTrace() with { EndTime = At(1 + (i % 5)) }).ToList();
        await Store.TraceWrites.UpsertAsync(Scope, traces, Cancel);
        var ids = traces.Select(_ => NewId()).ToList();
        await Store.ExperimentItems.CreateAsync(Scope, [.. traces.Select((trace, i) => Item(first, trace.Id) with { DatasetItemId = ids[i] })], Cancel);
        // The second experiment has the same traces for half of the items: they are runs of both.
        await Store.ExperimentItems.CreateAsync(Scope, [.. traces.Take(items / 2).Select((trace, i) => Item(second, trace.Id) with { DatasetItemId = ids[i] })], Cancel);
        foreach (var trace in traces.Take(10))
            await ScoreAsync(trace.Id, 1);
        await ScoreAsync(traces[^1].Id, 0);

        var stats = await Store.ExperimentComparison.GetStatsAsync(Scope, new ComparisonQuery { DatasetId = dataset, ExperimentIds = [first, second] }, Cancel);

        Assert.Equal((items, 3000d), (stats.Count, stats.Duration!.P50));
        Assert.Equal(10d / 11, stats.Scores["quality"], 6);
    }

    private async Task<Guid> CreateAsync()
    {
        var id = NewId();
        await Store.Experiments.CreateAsync(Scope, new NewExperiment { Id = id, Name = "run", DatasetName = "d", ProjectId = Project }, Cancel);
        return id;
    }

    private async Task<ExperimentTotals> TotalsAsync(Guid id) => (await Store.Experiments.GetAsync(Scope, id, Cancel))!.Totals;

    private static ExperimentItem Item(Guid experiment, Guid trace) => new() { Id = NewId(), ExperimentId = experiment, DatasetItemId = NewId(), TraceId = trace };

    private Task ScoreAsync(Guid trace, decimal value) =>
        Store.FeedbackScores.PutAsync(Scope, ScoredEntity.Trace, [new FeedbackScoreWrite { EntityId = trace, ProjectId = Project, Name = "quality", Value = value, Source = ScoreSource.Sdk }], Cancel);
}
