using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Jobs;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.AgentRuns;

/// <summary>Begins runs of connected agents over test suites and datasets.</summary>
internal sealed class AgentRunEndpoint(RequestBody body, AgentRunRequests requests, IJobs jobs)
{
    /// <summary>Runs of a workspace that may wait or go on at a time.</summary>
    private const int MostRuns = 20;

    public async Task StartAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadDtoAsync<AgentRunBody>(http);
        request.Check();
        await jobs.EnsureRoomAsync(scope, AgentRunJob.JobKind, MostRuns, "runs", http.RequestAborted);
        var (plan, calls) = await requests.PlanAsync(scope, request, http.RequestAborted);
        // The experiment exists now: a client that goes away does not leave it without a run.
        await jobs.AddAsync(scope, AgentRunJob.JobKind, plan.Run.DatasetId, new JsonText(JsonSerializer.SerializeToUtf8Bytes(plan, WireJson.Options)), CancellationToken.None);
        await http.WriteDtoAsync(StatusCodes.Status202Accepted, new AgentRunAnswer(plan.Agent.ExperimentId, calls));
    }
}
