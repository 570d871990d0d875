using Opik.Server.Features.Playground.Answers;
using Opik.Server.Features.Playground.Running;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Playground;

/// <summary>Stops runs, lets them go on, tries failed cells again, deletes.</summary>
internal sealed class PlaygroundControl(RequestBody body, IPlaygroundRuns runs, IJobs jobs, LiveRuns lives, IExperiments experiments)
{
    /// <summary>Stops a run and the calls that are on their way; what is done is kept. 409: it has ended.</summary>
    public async Task StopAsync(HttpContext http)
    {
        var scope = http.Scope();
        var run = await RequireAsync(http);
        if (!await runs.EndAsync(scope, run.Id, PlaygroundRunState.Stopped, null, http.RequestAborted))
            throw ApiException.WithErrors(StatusCodes.Status409Conflict, "The run has ended already");
        await EndWorkAsync(scope, run);
        await http.NoContentAsync();
    }

    /// <summary>Makes the cells that a stop or a failure of the server left. 409: it goes on.</summary>
    public async Task ResumeAsync(HttpContext http)
    {
        var run = await RequireAsync(http);
        await PlaygroundEndpoints.CheckOpenAsync(http.Scope(), jobs, http.RequestAborted);
        if (!await ContinueAsync(http.Scope(), run))
            throw ApiException.WithErrors(StatusCodes.Status409Conflict, "The run is going on");
        await http.NoContentAsync();
    }

    /// <summary>Tries failed cells again: the one that the body names, or all.</summary>
    public async Task RetryAsync(HttpContext http)
    {
        var scope = http.Scope();
        var run = await RequireAsync(http);
        var request = await body.ReadDtoAsync<PlaygroundRetryBody>(http);
        request.Check();
        await PlaygroundEndpoints.CheckOpenAsync(scope, jobs, http.RequestAborted);
        var count = await runs.RetryAsync(scope, run.Id, request.Cell, http.RequestAborted);
        // While it goes on, the job comes by again.
        if (count > 0)
            await ContinueAsync(scope, run);
        await http.WriteDtoAsync(200, new PlaygroundRetryAnswer(count));
    }

    /// <summary>Deletes a run, stopping it first; its traces and experiments stay.</summary>
    public async Task DeleteAsync(HttpContext http)
    {
        var scope = http.Scope();
        if (await runs.GetAsync(scope, http.RouteId(), http.RequestAborted) is { } run)
        {
            if (await runs.EndAsync(scope, run.Id, PlaygroundRunState.Stopped, null, CancellationToken.None))
                await EndWorkAsync(scope, run);
            await runs.DeleteAsync(scope, run.Id, CancellationToken.None);
        }

        await http.NoContentAsync();
    }

    private async Task EndWorkAsync(Scope scope, PlaygroundRun run)
    {
        if (run.JobId is { } job)
            await jobs.CancelAsync(scope, job, CancellationToken.None);
        lives.Find(run.Id)?.Stop();
        if (run.DatasetId is not null)
            await experiments.CancelAsync(scope, Experiments(run), CancellationToken.None);
    }

    private async Task<bool> ContinueAsync(Scope scope, PlaygroundRun run)
    {
        if (!await runs.ContinueAsync(scope, run.Id, CancellationToken.None))
            return false;
        if (run.DatasetId is not null)
            await experiments.PatchManyAsync(scope, Experiments(run), new ExperimentPatch { Status = ExperimentStatus.Running }, mergeTags: false, CancellationToken.None);
        await PlaygroundEndpoints.EnqueueAsync(scope, run.Id, runs, jobs);
        return true;
    }

    private static Guid[] Experiments(PlaygroundRun run) => [.. PlaygroundRequests.PlanOf(run).Run.Variants.Select(static variant => variant.ExperimentId)];

    private async Task<PlaygroundRun> RequireAsync(HttpContext http) =>
        await runs.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound("Playground run not found");
}
