using Opik.Server.Features.Evaluators.Scoring;
using Opik.Server.Features.RowSelections;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions.Actions;

/// <summary>Applies online rules to what was logged before; the queue of scoring does the work.</summary>
internal sealed class EvaluateRows(IOnlineRules rules, ScoringQueue queue, TimeProvider clock) : IBulkAction
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public BulkActionType Type => BulkActionType.Evaluate;

    public int PieceSize => 1000;

    public async Task CheckAsync(Scope scope, BulkActionBody request, CancellationToken cancellationToken)
    {
        var known = await rules.GetManyAsync(scope, request.RuleIds!, cancellationToken);
        var missing = request.RuleIds!.Where(id => !known.Any(rule => rule.Id == id && rule.Projects.Any(project => project.Id == request.Rows!.ProjectId))).ToList();
        if (missing.Count > 0)
            throw ApiException.BadRequest($"Automation rule(s) not found: [{string.Join(", ", missing)}]");
    }

    public async Task ApplyAsync(Job job, BulkActionBody request, IReadOnlyList<SelectedRow> rows, long done, CancellationToken cancellationToken)
    {
        List<Guid> ids = [.. rows.Select(row => row.Id)];
        var plan = new ScoringPlan(request.Rows!.ProjectId!.Value, request.Scored, IsManual: true, [.. request.RuleIds!.Distinct().Select(rule => new ScoringTask(rule, ids))]);
        // The queue is bounded: rows wait here until there is room.
        while (!await queue.AddAsync(job.Scope, plan, cancellationToken))
            await Task.Delay(Pause, clock, cancellationToken);
    }
}
