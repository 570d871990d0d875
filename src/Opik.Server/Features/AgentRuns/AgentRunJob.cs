using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Features.Experiments;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.AgentRuns;

/// <summary>
/// Runs an agent over the items of a test suite or dataset, newest first, one call after the other, as a runner takes them. What is done
/// has an experiment item: after a restart it goes on with the others. Cancelling the experiment ends the run.
/// </summary>
internal sealed partial class AgentRunJob(AgentCalls calls, AgentResults results, IDatasetItemReads items, ExperimentEnds ends, CancelledExperiments cancelled, ListChanges changes, ILogger<AgentRunJob> log)
    : IJobHandler
{
    public const string JobKind = "agent-run";

    private const int Piece = 50;

    public string Kind => JobKind;

    // Each waits for somebody's machine.
    public int MostAtOnce => 2;

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var scope = run.Job.Scope;
        var plan = JsonSerializer.Deserialize<AgentRunPlan>(run.Job.Payload.Utf8.Span, WireJson.Options)!;
        Guid[] ids = [plan.Agent.ExperimentId];
        try
        {
            await RunAllAsync(run, plan, cancellationToken);
            await ends.FinishAsync(scope, ids);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StoreUnavailableException))
        {
            LogBroken(log, plan.Agent.ExperimentId, failure);
            await ends.FailAsync(scope, ids, failure.Message);
            throw;
        }
        finally
        {
            cancelled.Forget(ids);
            changes.Raise(scope.WorkspaceId, "experiments");
        }

        return null;
    }

    private async Task RunAllAsync(JobRun run, AgentRunPlan plan, CancellationToken cancellationToken)
    {
        var progress = run.Job.Progress is { } noted ? JsonSerializer.Deserialize<RunProgress>(noted.Utf8.Span, WireJson.Options)! : RunProgress.None;
        var filters = FilterParser.Parse(plan.Run.Filters, FilterFields.DatasetItems);
        while (await items.ReadAsync(run.Job.Scope, plan.Run.DatasetId!.Value, plan.Run.VersionHash, filters, progress.Before, Piece, cancellationToken) is { Count: > 0 } piece)
        {
            foreach (var item in piece)
            {
                for (var number = 0; number < plan.Run.RunsOf(item); number++)
                {
                    if (!await RunOneAsync(run.Job.Scope, plan, new RunUnit(plan.Agent, item, number), cancellationToken))
                        return;
                }

                progress = new RunProgress(item.Id, progress.Done + plan.Run.RunsOf(item));
                await run.ReportAsync(new JsonText(JsonSerializer.SerializeToUtf8Bytes(progress, WireJson.Options)), cancellationToken);
                changes.Raise(run.Job.Scope.WorkspaceId, "experiments");
            }
        }
    }

    // False: the experiment was cancelled.
    private async Task<bool> RunOneAsync(Scope scope, AgentRunPlan plan, RunUnit unit, CancellationToken cancellationToken)
    {
        if (await results.IsDoneAsync(scope, unit, cancellationToken))
            return true;
        if (await calls.CallAsync(scope, plan, unit, cancellationToken) is not { } outcome)
            return false;
        await results.WriteAsync(scope, plan, unit, outcome, cancellationToken);
        return true;
    }

    [LoggerMessage(3340, LogLevel.Warning, "The run of an agent for experiment {Experiment} broke off.")]
    private static partial void LogBroken(ILogger log, Guid experiment, Exception failure);
}
