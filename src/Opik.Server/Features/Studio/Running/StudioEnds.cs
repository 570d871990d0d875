using Opik.Contracts;
using Opik.Optimizer;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>Ends runs: the optimization first, so that a server that goes down in between ends it again.</summary>
internal sealed class StudioEnds(IStudioRuns runs, IOptimizations optimizations, TrialExperiments experiments, IJobs jobs, StudioLives lives)
{
    /// <summary>It came to an end.</summary>
    public async Task CompleteAsync(Scope scope, StudioRun run, StopReason reason)
    {
        if (await runs.GetAsync(scope, run.Id, CancellationToken.None) is not { State: not StudioRunState.Finished })
            return;
        await experiments.CancelAsync(scope, await OpenAsync(scope, run.Id));
        await SetAsync(scope, run.Id, OptimizationStatus.Completed, null);
        await runs.EndAsync(scope, run.Id, StopNames.Of(reason), null, CancellationToken.None);
    }

    /// <summary>It cannot go on.</summary>
    public async Task FailAsync(Scope scope, StudioRun run, Exception failure)
    {
        if (await runs.GetAsync(scope, run.Id, CancellationToken.None) is not { State: not StudioRunState.Finished })
            return;
        await experiments.FailAsync(scope, await OpenAsync(scope, run.Id), failure.Message);
        await SetAsync(scope, run.Id, OptimizationStatus.Error, new ErrorInfo(failure.GetType().Name, failure.Message, failure.Message));
        await runs.EndAsync(scope, run.Id, StopNames.Error, failure.Message, CancellationToken.None);
    }

    /// <summary>Somebody has ended the optimization: calls on their way end too. False: the server does not run it.</summary>
    public async Task<bool> StopAsync(Scope scope, Guid id)
    {
        if (await runs.GetAsync(scope, id, CancellationToken.None) is not { State: not StudioRunState.Finished } run)
            return false;
        await runs.AddLineAsync(scope, id, StudioLineLevel.Info, "The run was cancelled.", CancellationToken.None);
        await runs.EndAsync(scope, id, StopNames.Cancelled, null, CancellationToken.None);
        if (run.JobId is { } job)
            await jobs.CancelAsync(scope, job, CancellationToken.None);
        if (lives.Find(id) is { } live)
        {
            live.Stop();
            await live.Ended;
        }

        await experiments.CancelAsync(scope, await OpenAsync(scope, id));
        return true;
    }

    // Experiments of evaluations that are not done.
    private async Task<IReadOnlyList<Guid>> OpenAsync(Scope scope, Guid id) =>
        [.. (await runs.GetStepsAsync(scope, id, CancellationToken.None)).Where(static step => step.Result is null).Select(static step => step.ExperimentId).OfType<Guid>()];

    private async Task SetAsync(Scope scope, Guid id, OptimizationStatus status, ErrorInfo? error)
    {
        try
        {
            await optimizations.UpdateAsync(scope, id, new OptimizationPatch(null, status, error, null), CancellationToken.None);
        }
        catch (EntityNotFoundException)
        {
            // It was deleted; its run goes with it.
        }
    }
}
