using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Runs of the Optimization Studio: states, limits, what they remember and say.</summary>
public abstract class StudioRunContract : CatalogContract
{
    private Guid _project;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IStudioRuns Runs => Store.StudioRuns;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _project = NewId();
        await AddProjectAsync(Scope, _project);
    }

    [Fact]
    public async Task A_run_is_made_once_and_moves_only_from_where_it_is()
    {
        var run = await AddAsync();
        Assert.False(await Runs.CreateAsync(Scope, Run(run), Cancel));
        Assert.False(await Runs.MoveAsync(Scope, run, [StudioRunState.Paused], StudioRunState.Running, Cancel));
        Assert.Null((await Runs.GetAsync(Scope, run, Cancel))!.StartedAt);
        Assert.True(await Runs.MoveAsync(Scope, run, [StudioRunState.Queued, StudioRunState.Running], StudioRunState.Running, Cancel));
        var found = (await Runs.GetAsync(Scope, run, Cancel))!;

        Assert.Equal((StudioRunState.Running, 12.5, 48, _project), (found.State, found.CostLimit, found.TrialLimit, found.ProjectId));
        Assert.NotNull(found.StartedAt);
        Assert.Null(await Runs.GetAsync(Scope, NewId(), Cancel));
    }

    [Fact]
    public async Task One_that_has_ended_stays_as_it_is()
    {
        var run = await AddAsync();
        Assert.True(await Runs.SetLimitsAsync(Scope, run, null, 60, Cancel));
        Assert.True(await Runs.EndAsync(Scope, run, "error", "no key", Cancel));
        Assert.False(await Runs.EndAsync(Scope, run, null, null, Cancel));
        Assert.False(await Runs.SetLimitsAsync(Scope, run, 1, 1, Cancel));
        var found = (await Runs.GetAsync(Scope, run, Cancel))!;

        Assert.Equal((StudioRunState.Finished, "error", "no key", (double?)null, 60), (found.State, found.StoppedBy, found.Error, found.CostLimit, found.TrialLimit));
        Assert.NotNull(found.FinishedAt);
    }

    [Fact]
    public async Task Costs_and_calls_add_up_and_steps_replace_those_of_their_key()
    {
        var run = await AddAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Runs.SpendAsync(Scope, run, 0.25, 1, Cancel)));
        await Runs.SetTrialsAsync(Scope, run, 3, Cancel);
        var experiment = NewId();
        await Runs.PutStepAsync(Scope, run, new StudioStep("trial/c0", experiment, null), Cancel);
        await Runs.PutStepAsync(Scope, run, new StudioStep("trial/c0", experiment, JsonText.Parse("[1]")), Cancel);
        await Runs.PutStepAsync(Scope, run, new StudioStep("ask/1", null, JsonText.Parse("null")), Cancel);
        var found = (await Runs.GetAsync(Scope, run, Cancel))!;
        var steps = (await Runs.GetStepsAsync(Scope, run, Cancel)).OrderBy(step => step.Key, StringComparer.Ordinal).ToList();

        Assert.Equal((5.0, 20, 3), (found.Spent, found.Calls, found.Trials));
        Assert.Equal([("ask/1", null, "null"), ("trial/c0", experiment, "[1]")], steps.Select(step => (step.Key, step.ExperimentId, step.Result!.Value.ToString())));
    }

    [Fact]
    public async Task Lines_are_numbered_and_read_from_a_place_and_a_deleted_run_leaves_nothing()
    {
        var run = await AddAsync();
        foreach (var text in new[] { "a", "b", "c" })
            await Runs.AddLineAsync(Scope, run, StudioLineLevel.Warn, text, Cancel);
        Assert.Equal([(2, "b"), (3, "c")], (await Runs.GetLinesAsync(Scope, run, 1, 10, Cancel)).Select(line => (line.Number, line.Text)));
        Assert.Single(await Runs.GetLinesAsync(Scope, run, 0, 1, Cancel));
        await Runs.DeleteAsync(Scope, [run, NewId()], Cancel);
        await Runs.AddLineAsync(Scope, run, StudioLineLevel.Info, "late", Cancel);
        await Runs.PutStepAsync(Scope, run, new StudioStep("late", null, null), Cancel);

        Assert.Null(await Runs.GetAsync(Scope, run, Cancel));
        Assert.Empty(await Runs.GetLinesAsync(Scope, run, 0, 10, Cancel));
        Assert.Empty(await Runs.GetStepsAsync(Scope, run, Cancel));
    }

    [Fact]
    public async Task A_trial_has_one_explanation()
    {
        var (optimization, trial) = (NewId(), NewId());
        await Store.TrialExplanations.PutAsync(Scope, new TrialExplanation(optimization, trial, null, "first", "m1"), Cancel);
        var stored = await Store.TrialExplanations.PutAsync(Scope, new TrialExplanation(optimization, trial, _project, "second", "m2"), Cancel);

        Assert.Equal([stored], await Store.TrialExplanations.FindAsync(Scope, optimization, Cancel));
        await Store.TrialExplanations.DeleteAsync(Scope, [optimization], Cancel);
        Assert.Empty(await Store.TrialExplanations.FindAsync(Scope, optimization, Cancel));
    }

    private async Task<Guid> AddAsync()
    {
        var id = NewId();
        Assert.True(await Runs.CreateAsync(Scope, Run(id), Cancel));
        return id;
    }

    private StudioRun Run(Guid id) => new() { Id = id, ProjectId = _project, CostLimit = 12.5, TrialLimit = 48, Plan = JsonText.Parse("{}") };
}
