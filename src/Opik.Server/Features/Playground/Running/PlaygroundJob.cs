using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Experiments;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Playground.Running;

/// <summary>
/// Makes the cells of a run, row by row, some at a time. Cells that are done are noted as they end: after a restart it goes on
/// with the others. A stop ends the calls on their way too, whose cells wait until somebody resumes.
/// </summary>
internal sealed partial class PlaygroundJob(IPlaygroundRuns runs, WaitingCells waiting, CellCalls calls, LiveRuns lives, ExperimentEnds ends, ListChanges changes, TimeProvider clock, ILogger<PlaygroundJob> log)
    : IJobHandler
{
    public const string JobKind = "playground-run";

    /// <summary>The list whose changes pages are told of.</summary>
    public const string List = "playground";

    public string Kind => JobKind;

    // Others wait for models too.
    public int MostAtOnce => 3;

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var scope = run.Job.Scope;
        var id = JsonSerializer.Deserialize<PlaygroundJobPayload>(run.Job.Payload.Utf8.Span, WireJson.Options)!.RunId;
        if (await runs.GetAsync(scope, id, cancellationToken) is not { State: PlaygroundRunState.Running } stored)
            return null;
        var plan = PlaygroundRequests.PlanOf(stored);
        var live = lives.Begin(id, cancellationToken);
        try
        {
            await MakeAllAsync(run, id, plan, live);
            await EndAsync(scope, id, plan, PlaygroundRunState.Completed, null);
        }
        catch (OperationCanceledException) when (live.IsStopped)
        {
            // The stop has said so in the run.
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StoreUnavailableException))
        {
            LogBroken(log, id, failure);
            await EndAsync(scope, id, plan, PlaygroundRunState.Failed, failure.Message);
        }
        finally
        {
            lives.End(live);
            changes.Raise(scope.WorkspaceId, List);
            changes.Raise(scope.WorkspaceId, "experiments");
        }

        return null;
    }

    // Until a pass finds nothing: cells that failed may be asked for again while others go on.
    private async Task MakeAllAsync(JobRun run, Guid id, PlaygroundPlan plan, LiveRun live)
    {
        var pace = new CallPace(plan.CallsPerMinute, clock);
        var options = new ParallelOptions { MaxDegreeOfParallelism = plan.Concurrency, CancellationToken = live.Stopping };
        var made = 1;
        while (made > 0)
        {
            made = 0;
            await Parallel.ForEachAsync(waiting.FindAsync(run.Job.Scope, id, plan, live.Stopping), options, async (cell, token) =>
            {
                await MakeAsync(run, id, plan, live, pace, cell, token);
                Interlocked.Increment(ref made);
            });
        }
    }

    private async Task MakeAsync(JobRun run, Guid id, PlaygroundPlan plan, LiveRun live, CallPace pace, WaitingCell cell, CancellationToken cancellationToken)
    {
        var scope = run.Job.Scope;
        var (position, variant) = (cell.Row.Position, cell.Variant);
        // Only a job that was begun before can have left a call behind.
        var result = run.Job.Attempts > 1 ? await calls.RecoverAsync(scope, plan.Run, cell, cancellationToken) : null;
        if (result is null)
        {
            await pace.WaitAsync(cancellationToken);
            live.Begin(position, variant);
        }

        try
        {
            result ??= await calls.MakeAsync(scope, plan.Run, cell, text => live.Add(position, variant, text), cancellationToken);
            // It has cost something: it is noted even when the server is about to stop.
            await runs.PutCellAsync(scope, id, result, CancellationToken.None);
        }
        finally
        {
            live.End(position, variant, result);
        }

        changes.Raise(scope.WorkspaceId, List);
    }

    // Experiments first: who sees the run ended finds them ended too.
    private async Task EndAsync(Scope scope, Guid id, PlaygroundPlan plan, PlaygroundRunState state, string? error)
    {
        if (plan.Run.DatasetId is not null)
        {
            Guid[] ids = [.. plan.Run.Variants.Select(static variant => variant.ExperimentId)];
            await (error is null ? ends.FinishAsync(scope, ids) : ends.FailAsync(scope, ids, error));
        }

        await runs.EndAsync(scope, id, state, error, CancellationToken.None);
    }

    [LoggerMessage(3320, LogLevel.Warning, "The run {Run} of the playground broke off.")]
    private static partial void LogBroken(ILogger log, Guid run, Exception failure);
}
