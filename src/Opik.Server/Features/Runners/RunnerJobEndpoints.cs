using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Features.Runners.Model;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Runners;

/// <summary>Calls of agents: asked for by people, taken and answered by runners.</summary>
internal sealed class RunnerJobEndpoints(RequestBody body, RunnerHub hub, IProjects projects, ListChanges changes, TimeProvider clock)
{
    private const int MaxQueued = 100;
    private const int MaxLogsOfCall = 1000;
    private const int MaxLogsOfJob = 10_000;
    private static readonly TimeSpan PollPatience = TimeSpan.FromSeconds(10);

    public async Task CreateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadDtoAsync<JobBody>(http);
        request.Check();
        await projects.RequireAsync(scope, request.ProjectId, null, http.RequestAborted);
        var id = UuidV7.Create(clock);
        await hub.ChangeAsync(
            state =>
            {
                var runner = AgentRunners.Choose(state, scope, request.ProjectId!.Value, request.AgentName!);
                if (state.Jobs.Count(job => job.RunnerId == runner.Id && job.Status == "pending") >= MaxQueued)
                    throw ApiException.TooManyRequests($"More than {MaxQueued} jobs are waiting for the runner", seconds: 5);
                state.Save(new RunnerJob
                {
                    Id = id,
                    RunnerId = runner.Id,
                    ProjectId = request.ProjectId!.Value,
                    AgentName = request.AgentName!,
                    Inputs = request.Inputs,
                    MaskId = request.MaskId,
                    PromptMasks = request.PromptMasks,
                    BlueprintName = request.BlueprintName,
                    Metadata = request.Metadata is null ? null : JsonSerializer.SerializeToElement(request.Metadata, WireJson.Options),
                    Timeout = AgentRunners.TimeoutOf(runner, request.AgentName!),
                    CreatedAt = state.Now,
                });
                return true;
            },
            http.RequestAborted);
        await http.CreatedAsync(id);
    }

    public async Task FindAsync(HttpContext http)
    {
        var (scope, id, project) = (http.Scope(), http.RouteId("runnerId"), http.QueryId("project_id"));
        var (page, size) = http.QueryRunnerPage();
        var found = await hub.ReadAsync(
            state =>
            {
                state.Runner(scope, id);
                return state.Jobs.Where(job => job.RunnerId == id && (project is null || job.ProjectId == project))
                    .OrderByDescending(job => job.Id.ToString(), StringComparer.Ordinal).Select(RunnerJobView.Of).ToList();
            },
            http.RequestAborted);
        await http.WriteRunnerPageAsync(found, page, size);
    }

    public async Task GetAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("jobId"));
        await http.WriteDtoAsync(200, await hub.ReadAsync(state => RunnerJobView.Of(state.Job(scope, id)), http.RequestAborted));
    }

    /// <summary>The oldest job that waits for the runner; the JSON <c>null</c> when none comes.</summary>
    public async Task NextAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("runnerId"));
        using var poll = RunnerPolls.Enter();
        var job = await hub.WaitAsync(stopping => TakeAsync(scope, id, stopping), PollPatience, http.RequestAborted);
        // Polls are no writes, except for the one that takes a job: it starts to run.
        if (job is not null)
            changes.Raise(scope.WorkspaceId, RunnersFeature.List);
        await http.WriteDtoAsync(200, job);
    }

    public async Task CancelAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("jobId"));
        await hub.ChangeAsync(
            state =>
            {
                var job = state.Job(scope, id);
                if (job.HasEnded)
                    return false;
                job.CancelPending = job.Status == "running";
                state.End(job, "cancelled", null);
                return true;
            },
            http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task GetLogsAsync(HttpContext http)
    {
        var (scope, id, offset) = (http.Scope(), http.RouteId("jobId"), http.QueryNumber("offset", 0, 0, int.MaxValue));
        var times = http.QueryFlag("times"); // ours, see docs/api-extensions.md
        var found = await hub.ReadAsync(state => state.Job(scope, id).Logs.Skip(offset).ToList(), http.RequestAborted);
        await http.WriteDtoAsync(200, times ? found : found.ConvertAll(entry => entry with { At = null }));
    }

    public async Task AppendLogsAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("jobId"));
        var entries = await body.ReadDtoAsync<List<RunnerLogBody?>>(http);
        if (entries.Count is 0 or > MaxLogsOfCall)
            throw ApiException.BadRequest($"Between 1 and {MaxLogsOfCall} entries are accepted");
        if (entries.Any(entry => string.IsNullOrEmpty(entry?.Stream) || string.IsNullOrEmpty(entry.Text)))
            throw ApiException.BadRequest("stream and text must not be empty");
        var at = clock.GetUtcNow().UtcDateTime;
        // In memory until the job ends: lines of a job that a crash ends go with it.
        await hub.ReadAsync(
            state =>
            {
                var logs = state.Job(scope, id).Logs;
                logs.AddRange(entries.OfType<RunnerLogBody>().Select(entry => new RunnerLogEntry(entry.Stream, entry.Text, at)));
                if (logs.Count > MaxLogsOfJob)
                    logs.RemoveRange(0, logs.Count - MaxLogsOfJob);
                return true;
            },
            http.RequestAborted);
        hub.Changed.Set();
        await http.NoContentAsync();
    }

    public async Task ReportAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("jobId"));
        var report = await body.ReadDtoAsync<JobResultBody>(http);
        if (report.Status is null)
            throw ApiException.Invalid("status must not be null");
        if (report.Status is not ("running" or "completed" or "failed" or "cancelled"))
            throw ApiException.BadRequest("status must be one of [running, completed, failed, cancelled]");
        await hub.ChangeAsync(
            state =>
            {
                var job = state.Job(scope, id);
                job.TraceId = report.TraceId ?? job.TraceId;
                job.Result = report.Result ?? job.Result;
                // A cancelled job stays so: its runner may have been done a moment before it heard.
                if (report.Status != "running" && !job.HasEnded)
                    state.End(job, report.Status, report.Error);
                state.Save(job);
                return true;
            },
            http.RequestAborted);
        await http.NoContentAsync();
    }

    private Task<RunnerJobView?> TakeAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        hub.ChangeIfAsync(
            state =>
            {
                state.LiveRunner(scope, id).LastSeenAt = state.Now;
                var job = state.Jobs.Where(job => job.RunnerId == id && job.Status == "pending").MinBy(job => job.Id.ToString(), StringComparer.Ordinal);
                if (job is null)
                    return null;
                job.Status = "running";
                job.StartedAt = state.Now;
                state.Save(job);
                return RunnerJobView.Of(job);
            },
            cancellationToken);
}
