using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Scoring;

/// <summary>Leaves scoring to jobs, of which a workspace has a bounded number.</summary>
internal sealed class ScoringQueue(IJobs jobs)
{
    /// <summary>Jobs of a workspace that may wait; writes at the same time share one.</summary>
    public const int MostJobs = 2000;

    /// <summary>False: too many wait already, and it was not added.</summary>
    public async Task<bool> AddAsync(Scope scope, ScoringPlan plan, CancellationToken cancellationToken)
    {
        var payload = new JsonText(JsonSerializer.SerializeToUtf8Bytes(plan, WireJson.Options));
        return await jobs.AddBoundedAsync(scope, ScoringJob.KindName, plan.ProjectId, payload, MostJobs, cancellationToken) is not null;
    }
}
