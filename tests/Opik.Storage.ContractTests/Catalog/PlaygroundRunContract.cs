using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Runs of the playground: rows and cells that are found again, sums, second tries.</summary>
public abstract class PlaygroundRunContract : CatalogContract
{
    private Guid _project;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IPlaygroundRuns Runs => Store.PlaygroundRuns;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _project = NewId();
        await AddProjectAsync(Scope, _project);
    }

    [Fact]
    public async Task A_run_is_found_again_with_its_rows_and_cells_in_order()
    {
        var run = await AddAsync(rows: 5);
        var cell = Cell(3, 1) with { TraceId = NewId(), Output = "Olá", Duration = 12.5, Ttft = 2.5, Cost = 0.25, PromptTokens = 7, CompletionTokens = 8 };
        await Runs.PutCellAsync(Scope, run, cell, Cancel);
        await Runs.PutCellAsync(Scope, run, Cell(3, 0), Cancel);

        var found = (await Runs.GetAsync(Scope, run, Cancel))!;
        Assert.Equal((PlaygroundRunState.Running, 5, 2, _project), (found.State, found.Rows, found.Variants, found.ProjectId));
        Assert.Equal([2, 3], (await Runs.GetRowsAsync(Scope, run, 2, 2, Cancel)).Select(row => row.Position));
        var cells = await Runs.GetCellsAsync(Scope, run, 2, 2, Cancel);
        Assert.Equal([0, 1], cells.Select(each => each.Variant));
        Assert.Equal(cell, cells[1]);
        Assert.Empty(await Runs.GetCellsAsync(Scope, run, 0, 3, Cancel));
    }

    [Fact]
    public async Task Sums_are_of_each_variant_and_unknown_costs_are_none()
    {
        var run = await AddAsync(rows: 3);
        await Runs.PutCellAsync(Scope, run, Cell(0, 0) with { Cost = 0.5, Duration = 100, PromptTokens = 10, CompletionTokens = 1 }, Cancel);
        await Runs.PutCellAsync(Scope, run, Cell(1, 0) with { Cost = 0.25, Duration = 200, PromptTokens = 20, CompletionTokens = 2 }, Cancel);
        await Runs.PutCellAsync(Scope, run, Cell(2, 0) with { State = PlaygroundCellState.Failed, Duration = 9000 }, Cancel);
        await Runs.PutCellAsync(Scope, run, Cell(0, 1), Cancel);

        Assert.Equal(
            [new PlaygroundTotals(0, 2, 1, 0.75, 150, 30, 3), new PlaygroundTotals(1, 1, 0, null, null, 0, 0)],
            await Runs.GetTotalsAsync(Scope, run, Cancel));
    }

    [Fact]
    public async Task Failed_cells_wait_again_one_or_all_and_others_stay()
    {
        var run = await AddAsync(rows: 3);
        await Runs.PutCellAsync(Scope, run, Cell(0, 0), Cancel);
        await Runs.PutCellAsync(Scope, run, Cell(1, 0) with { State = PlaygroundCellState.Failed, Error = "no" }, Cancel);
        await Runs.PutCellAsync(Scope, run, Cell(2, 1) with { State = PlaygroundCellState.Failed, Error = "no" }, Cancel);

        Assert.Equal(0, await Runs.RetryAsync(Scope, run, (0, 0), Cancel));
        Assert.Equal(1, await Runs.RetryAsync(Scope, run, (2, 1), Cancel));
        Assert.Equal(1, await Runs.RetryAsync(Scope, run, null, Cancel));
        var cells = await Runs.GetCellsAsync(Scope, run, 0, 3, Cancel);
        Assert.Equal([(PlaygroundCellState.Done, 0), (PlaygroundCellState.Waiting, 1), (PlaygroundCellState.Waiting, 1)], cells.Select(cell => (cell.State, cell.Attempt)));
        Assert.All(cells, cell => Assert.Null(cell.Error));
    }

    [Fact]
    public async Task A_run_ends_once_and_may_go_on_after_it()
    {
        var run = await AddAsync(rows: 1);
        Assert.False(await Runs.ContinueAsync(Scope, run, Cancel));
        Assert.True(await Runs.EndAsync(Scope, run, PlaygroundRunState.Failed, "gone", Cancel));
        Assert.False(await Runs.EndAsync(Scope, run, PlaygroundRunState.Completed, null, Cancel));
        var ended = (await Runs.GetAsync(Scope, run, Cancel))!;
        Assert.Equal((PlaygroundRunState.Failed, "gone", true), (ended.State, ended.Error, ended.EndedAt is not null));

        var job = NewId();
        Assert.True(await Runs.ContinueAsync(Scope, run, Cancel));
        await Runs.SetJobAsync(Scope, run, job, Cancel);
        var going = (await Runs.GetAsync(Scope, run, Cancel))!;
        Assert.Equal((PlaygroundRunState.Running, null, null, job), (going.State, going.Error, going.EndedAt, going.JobId));
    }

    [Fact]
    public async Task Old_ended_runs_go_when_a_new_one_begins_and_those_that_go_on_stay()
    {
        var open = await AddAsync(rows: 1);
        var first = await AddAsync(rows: 1);
        await Runs.EndAsync(Scope, first, PlaygroundRunState.Completed, null, Cancel);
        for (var i = 0; i < IPlaygroundRuns.MostKept; i++)
            await Runs.EndAsync(Scope, await AddAsync(rows: 1), PlaygroundRunState.Completed, null, Cancel);

        Assert.Null(await Runs.GetAsync(Scope, first, Cancel));
        Assert.NotNull(await Runs.GetAsync(Scope, open, Cancel));
        Assert.Equal(IPlaygroundRuns.MostKept + 1, (await Runs.FindAsync(Scope, _project, 1000, Cancel)).Count);
    }

    [Fact]
    public async Task Other_workspaces_see_and_change_nothing()
    {
        var run = await AddAsync(rows: 1);
        await Runs.PutCellAsync(Other, run, Cell(0, 0), Cancel);
        await Runs.DeleteAsync(Other, run, Cancel);

        Assert.Null(await Runs.GetAsync(Other, run, Cancel));
        Assert.False(await Runs.EndAsync(Other, run, PlaygroundRunState.Stopped, null, Cancel));
        Assert.Empty(await Runs.GetRowsAsync(Other, run, 0, 10, Cancel));
        Assert.Empty(await Runs.GetCellsAsync(Scope, run, 0, 10, Cancel));
        Assert.NotNull(await Runs.GetAsync(Scope, run, Cancel));
    }

    [Fact]
    public async Task A_cell_of_a_deleted_run_is_not_stored()
    {
        var run = await AddAsync(rows: 1);
        await Runs.DeleteAsync(Scope, run, Cancel);
        await Runs.PutCellAsync(Scope, run, Cell(0, 0), Cancel);

        Assert.Null(await Runs.GetAsync(Scope, run, Cancel));
        Assert.Empty(await Runs.GetRowsAsync(Scope, run, 0, 10, Cancel));
        Assert.Empty(await Runs.GetCellsAsync(Scope, run, 0, 10, Cancel));
    }

    private static PlaygroundCell Cell(long position, int variant) => new() { Position = position, Variant = variant, State = PlaygroundCellState.Done };

    private async Task<Guid> AddAsync(int rows)
    {
        var run = new PlaygroundRun { Id = NewId(), ProjectId = _project, Rows = rows, Variants = 2, Plan = JsonText.Parse("{}") };
        await Runs.CreateAsync(Scope, run, [.. Enumerable.Range(0, rows).Select(position => new PlaygroundRow(position, NewId(), 0, JsonText.Parse("{}")))], Cancel);
        return run.Id;
    }
}
