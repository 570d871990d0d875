using Opik.Contracts;
using Opik.Server.Features.Playground.Answers;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Playground;

/// <summary>Runs, and pages of their matrix.</summary>
internal sealed class PlaygroundReads(IPlaygroundRuns runs, IProjects projects, IExperiments experiments, ITraceReads traces, CellVerdicts verdicts)
{
    private const int MostListed = 50;
    private const int MostRows = 100;

    public async Task FindAsync(HttpContext http)
    {
        var scope = http.Scope();
        var project = await projects.RequireAsync(scope, http.QueryId("project_id") ?? throw ApiException.BadRequest("query param project_id must not be null"), null, http.RequestAborted);
        var found = new List<PlaygroundRunAnswer>();
        foreach (var run in await runs.FindAsync(scope, project, MostListed, http.RequestAborted))
            found.Add(PlaygroundRunAnswer.Of(run, await runs.GetTotalsAsync(scope, run.Id, http.RequestAborted), new Dictionary<Guid, ExperimentView>()));
        await http.WriteDtoAsync(200, new ContentAnswer<PlaygroundRunAnswer>(found));
    }

    public async Task GetAsync(HttpContext http)
    {
        var scope = http.Scope();
        var run = await RequireAsync(http);
        var totals = await runs.GetTotalsAsync(scope, run.Id, http.RequestAborted);
        var scored = new Dictionary<Guid, ExperimentView>();
        if (run.DatasetId is not null)
        {
            foreach (var variant in PlaygroundRequests.PlanOf(run).Run.Variants)
            {
                if (await experiments.GetAsync(scope, variant.ExperimentId, http.RequestAborted) is { } view)
                    scored[variant.ExperimentId] = view;
            }
        }

        await http.WriteDtoAsync(200, PlaygroundRunAnswer.Of(run, totals, scored));
    }

    public async Task RowsAsync(HttpContext http)
    {
        var scope = http.Scope();
        var run = await RequireAsync(http);
        var (page, size) = http.QueryPage(50, MostRows);
        var from = (page - 1L) * size;
        var rows = await runs.GetRowsAsync(scope, run.Id, from, size, http.RequestAborted);
        var cells = await runs.GetCellsAsync(scope, run.Id, from, size, http.RequestAborted);
        var scores = await ScoresAsync(scope, run, cells, http.RequestAborted);
        var judged = await verdicts.OfAsync(scope, run, cells, http.RequestAborted);
        var byRow = cells.ToLookup(static cell => cell.Position, cell => PlaygroundCellAnswer.Of(cell, Of(scores, cell), Of(judged, cell)));
        IReadOnlyList<PlaygroundRowAnswer> content = [.. rows.Select(row => new PlaygroundRowAnswer(row.Position, row.ItemId, row.Number, row.Data, [.. byRow[row.Position]]))];
        await http.WriteDtoAsync(200, new PageAnswer<PlaygroundRowAnswer>(page, size, run.Rows, content, null));
    }

    private static IReadOnlyList<T>? Of<T>(IReadOnlyDictionary<Guid, IReadOnlyList<T>> known, PlaygroundCell cell) => cell.TraceId is { } trace ? known.GetValueOrDefault(trace) : null;

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FeedbackScore>>> ScoresAsync(Scope scope, PlaygroundRun run, IReadOnlyList<PlaygroundCell> cells, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. cells.Select(static cell => cell.TraceId).OfType<Guid>()];
        if (ids.Length == 0)
            return new Dictionary<Guid, IReadOnlyList<FeedbackScore>>();
        var found = await traces.GetManyAsync(scope, new TraceQuery { ProjectId = run.ProjectId, Payload = PayloadParts.None }, ids, cancellationToken);
        return found.Where(static view => view.FeedbackScores is not null).ToDictionary(static view => view.Trace.Id, static view => view.FeedbackScores!);
    }

    private async Task<PlaygroundRun> RequireAsync(HttpContext http) =>
        await runs.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound("Playground run not found");
}
