using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Features.Runners.Model;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Runners;

/// <summary>Runners of the user: who they are, whether they live, what they can do.</summary>
internal sealed class RunnerEndpoints(RequestBody body, RunnerHub hub, IProjects projects, ListChanges changes)
{
    private const int MaxAgents = 50;
    private const int MaxChecklistDepth = 20;

    public async Task FindAsync(HttpContext http)
    {
        var scope = http.Scope();
        var project = http.QueryId("project_id") ?? throw ApiException.BadRequest("query param project_id must not be null");
        await projects.RequireAsync(scope, project, null, http.RequestAborted);
        var status = http.QueryText("status");
        if (status is not (null or "pairing" or "connected" or "disconnected"))
            throw ApiException.BadRequest("query param status must be one of [pairing, connected, disconnected]");
        var (page, size) = http.QueryRunnerPage();
        var found = await hub.ReadAsync(
            state => state.Runners
                .Where(runner => runner.WorkspaceId == scope.WorkspaceId && runner.UserName == scope.UserName && runner.ProjectId == project)
                .Where(runner => status is null || runner.StatusAt(state.Now) == status)
                .OrderByDescending(runner => runner.Id.ToString(), StringComparer.Ordinal)
                .Select(runner => RunnerView.Of(runner, state.Now))
                .ToList(),
            http.RequestAborted);
        await http.WriteRunnerPageAsync(found, page, size);
    }

    public async Task GetAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("runnerId"));
        await http.WriteDtoAsync(200, await hub.ReadAsync(state => RunnerView.Of(state.Runner(scope, id), state.Now), http.RequestAborted));
    }

    public async Task DisconnectAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("runnerId"));
        await hub.ChangeAsync(
            state =>
            {
                if (state.Runners.FirstOrDefault(runner => runner.Id == id && runner.WorkspaceId == scope.WorkspaceId && runner.UserName == scope.UserName) is { EvictedAt: null } runner)
                    state.Evict(runner);
                return true;
            },
            http.RequestAborted);
        await http.NoContentAsync();
    }

    /// <summary>A sign of life; tells which jobs were cancelled since the last one.</summary>
    public async Task HeartbeatAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("runnerId"));
        var beat = http.Request.ContentLength is null or 0 ? new HeartbeatBody(null) : await body.ReadDtoAsync<HeartbeatBody>(http);
        beat.Check();
        var news = false;
        var cancelled = await hub.ChangeAsync(
            state =>
            {
                var runner = state.LiveRunner(scope, id);
                runner.LastSeenAt = state.Now;
                news = Tell(state, runner, beat);
                if (beat.Capabilities is { } capabilities && !runner.Capabilities.SequenceEqual(capabilities))
                {
                    runner.Capabilities = [.. capabilities.OfType<string>()];
                    state.Save(runner);
                }

                var told = state.Jobs.Where(job => job.RunnerId == id && job.CancelPending).ToList();
                foreach (var job in told)
                {
                    job.CancelPending = false;
                    state.Save(job);
                }

                return told.Select(job => job.Id).ToList();
            },
            http.RequestAborted);
        // Heartbeats are no writes, except for the first that says what pages show.
        if (news)
            changes.Raise(scope.WorkspaceId, RunnersFeature.List);
        await http.WriteDtoAsync(200, new HeartbeatAnswer(cancelled));
    }

    // True: it says what was not known. Later latencies are seen when the list is read again for another reason.
    private static bool Tell(HubState state, Runner runner, HeartbeatBody beat)
    {
        var news = runner.LatencyMs is null && beat.LatencyMs is not null;
        runner.LatencyMs = beat.LatencyMs ?? runner.LatencyMs;
        if (beat.Platform is not { } platform || runner.Platform == platform)
            return news;
        runner.Platform = platform;
        state.Save(runner);
        return true;
    }

    public async Task RegisterAgentsAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("runnerId"));
        var agents = await body.ReadDtoAsync<Dictionary<string, JsonElement>>(http);
        if (agents.Count > MaxAgents)
            throw ApiException.BadRequest($"A runner has at most {MaxAgents} agents");
        if (agents.Any(agent => string.IsNullOrWhiteSpace(agent.Key) || agent.Value.ValueKind != JsonValueKind.Object))
            throw ApiException.BadRequest("Every agent must have a name and be an object");
        await hub.ChangeAsync(
            state =>
            {
                var runner = state.LiveRunner(scope, id);
                runner.Agents = agents;
                state.Save(runner);
                return true;
            },
            http.RequestAborted);
        await http.NoContentAsync();
    }

    /// <summary>Merges into the checklist; null takes a member away.</summary>
    public async Task PatchChecklistAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("runnerId"));
        var patch = await body.ReadDtoAsync<JsonObject>(http);
        await hub.ChangeAsync(
            state =>
            {
                var runner = state.Runner(scope, id);
                runner.Checklist = Merge(runner.Checklist ?? [], patch, MaxChecklistDepth);
                state.Save(runner);
                return true;
            },
            http.RequestAborted);
        await http.NoContentAsync();
    }

    private static JsonObject Merge(JsonObject into, JsonObject patch, int depth)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
                into.Remove(name);
            else if (value is JsonObject deeper && into[name] is JsonObject old && depth > 0)
                Merge(old, deeper, depth - 1);
            else
                into[name] = value.DeepClone();
        }

        return into;
    }
}
