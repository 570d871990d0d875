using Opik.Optimizer;
using Opik.Server.Features.Studio.Running;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Studio;

/// <summary>Pauses runs, lets them go on, changes their limits.</summary>
internal sealed class StudioControl(RequestBody body, IStudioRuns runs, IJobs jobs, StudioLives lives, StudioStarts starts)
{
    /// <summary>Begins no more calls. Repeating it changes nothing; 409: the run has ended.</summary>
    public async Task PauseAsync(HttpContext http)
    {
        var (scope, run) = (http.Scope(), await RequireOpenAsync(http));
        // One that waits for a worker has nothing to bring to an end.
        if (run.State == StudioRunState.Queued && lives.Find(run.Id) is null && run.JobId is { } job && await jobs.TakeBackAsync(scope, job, CancellationToken.None))
            await runs.MoveAsync(scope, run.Id, [StudioRunState.Queued], StudioRunState.Paused, CancellationToken.None);
        else if (await runs.MoveAsync(scope, run.Id, [StudioRunState.Queued, StudioRunState.Running], StudioRunState.Pausing, CancellationToken.None) && lives.Find(run.Id) is { } live)
            live.IsPausing = true;
        Accept(http);
    }

    /// <summary>Goes on. Repeating it changes nothing; 409: the run has ended.</summary>
    public async Task ResumeAsync(HttpContext http)
    {
        var (scope, run) = (http.Scope(), await RequireOpenAsync(http));
        // A job that is still bringing calls to their end leaves first; the new one waits for it.
        if (await runs.MoveAsync(scope, run.Id, [StudioRunState.Pausing, StudioRunState.Paused], StudioRunState.Queued, CancellationToken.None))
            await starts.EnqueueAsync(scope, run.Id);
        Accept(http);
    }

    /// <summary>New limits, which hold at once. 409: the run has ended.</summary>
    public async Task LimitAsync(HttpContext http)
    {
        var (scope, run) = (http.Scope(), await RequireOpenAsync(http));
        var limits = await body.ReadDtoAsync<StudioLimitsBody>(http);
        limits.Check();
        var trials = limits.Trials ?? run.TrialLimit;
        if (!await runs.SetLimitsAsync(scope, run.Id, limits.Cost, trials, http.RequestAborted))
            throw Ended();
        if (lives.Find(run.Id) is { } live)
            live.Limits = new OptimizationLimits(trials, limits.Cost);
        await http.NoContentAsync();
    }

    private async Task<StudioRun> RequireOpenAsync(HttpContext http)
    {
        var run = await runs.RequireAsync(http);
        return run.State == StudioRunState.Finished ? throw Ended() : run;
    }

    private static ApiException Ended() => ApiException.WithErrors(StatusCodes.Status409Conflict, "The run has ended");

    private static void Accept(HttpContext http) => http.Response.StatusCode = StatusCodes.Status202Accepted;
}
