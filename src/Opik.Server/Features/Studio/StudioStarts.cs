using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.Studio.Planning;
using Opik.Server.Features.Studio.Running;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Studio;

/// <summary>Begins runs. A client that repeats its request begins no second one.</summary>
internal sealed class StudioStarts(StudioPlanner planner, IStudioRuns runs, IJobs jobs)
{
    /// <summary>Runs of a workspace that may wait or go on at a time.</summary>
    public const int MostOpen = 50;

    /// <summary>Whether there is a run of the optimization already; one that nobody was given is given to the workers.</summary>
    public async Task<bool> IsKnownAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        if (await runs.GetAsync(scope, id, cancellationToken) is not { } run)
            return false;
        if (run is { JobId: null, State: StudioRunState.Queued })
            await EnqueueAsync(scope, id);
        return true;
    }

    /// <summary>The plan of a configuration. 400: something is wrong; 429: too many runs wait.</summary>
    public async Task<StudioPlan> PlanAsync(Scope scope, JsonText config, string objective, Guid? projectId, string? projectName, CancellationToken cancellationToken)
    {
        await jobs.EnsureRoomAsync(scope, StudioJob.JobKind, MostOpen, "runs of the Optimization Studio", cancellationToken);
        return (await planner.PlanAsync(scope, StudioConfigBody.Read(config), objective, projectId, projectName, cancellationToken)).Plan;
    }

    /// <summary>Begins a run of an optimization that is stored.</summary>
    public async Task StartAsync(Scope scope, Guid id, StudioPlan plan, JsonText config)
    {
        var run = new StudioRun { Id = id, ProjectId = plan.ProjectId, CostLimit = StudioConfigBody.Read(config).Limits?.Cost, TrialLimit = plan.Trials, Plan = plan.ToJson() };
        if (await runs.CreateAsync(scope, run, CancellationToken.None))
            await EnqueueAsync(scope, id);
    }

    /// <summary>Gives a run to the workers.</summary>
    public async Task EnqueueAsync(Scope scope, Guid id)
    {
        var payload = new JsonText(JsonSerializer.SerializeToUtf8Bytes(new StudioJobPayload(id), WireJson.Options));
        await runs.SetJobAsync(scope, id, await jobs.AddAsync(scope, StudioJob.JobKind, id, payload, CancellationToken.None), CancellationToken.None);
    }
}
