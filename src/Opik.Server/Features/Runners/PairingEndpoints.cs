using Opik.Contracts;
using Opik.Server.Features.Runners.Model;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Runners;

/// <summary>Makes a runner known: a session with a key, and the proof of whoever got the key.</summary>
internal sealed class PairingEndpoints(RequestBody body, RunnerHub hub, IProjects projects, TimeProvider clock)
{
    private const int DefaultTtl = 300;
    private const int MaxOpenSessions = 100;

    public async Task CreateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await body.ReadDtoAsync<PairingBody>(http);
        var key = request.Check();
        await projects.RequireAsync(scope, request.ProjectId, null, http.RequestAborted);
        var (sessionId, runnerId) = (UuidV7.Create(clock), UuidV7.Create(clock));
        await hub.ChangeAsync(
            state =>
            {
                var open = state.Sessions.Count(session => !session.Activated && session.ExpiresAt > state.Now);
                if (open >= MaxOpenSessions)
                    throw ApiException.TooManyRequests($"More than {MaxOpenSessions} runners are being paired", seconds: 60);
                state.Save(new Runner { Id = runnerId, WorkspaceId = scope.WorkspaceId, UserName = scope.UserName, ProjectId = request.ProjectId!.Value, Type = request.Type! });
                state.Save(new PairingSession { Id = sessionId, RunnerId = runnerId, Key = key, ExpiresAt = state.Now.AddSeconds(request.TtlSeconds ?? DefaultTtl) });
                return true;
            },
            http.RequestAborted);
        http.Response.Headers.Location = $"{http.OriginalUrl()}/{sessionId:D}";
        await http.WriteDtoAsync(StatusCodes.Status201Created, new PairingAnswer(sessionId, runnerId));
    }

    public async Task ActivateAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("sessionId"));
        var request = await body.ReadDtoAsync<ActivationBody>(http);
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(request.RunnerName))
            errors.Add("runnerName must not be blank");
        if (request.RunnerName?.Length > 128)
            errors.Add("runnerName size must be between 0 and 128");
        if (request.Hmac is null)
            errors.Add("hmac must not be null");
        else if (request.Hmac.Length is not (43 or 44))
            errors.Add("hmac size must be between 43 and 44");
        if (errors.Count > 0)
            throw ApiException.Invalid(errors);
        await hub.ChangeAsync(
            state =>
            {
                var session = state.Session(scope, id);
                if (session.Activated)
                    throw ApiException.WithErrors(StatusCodes.Status409Conflict, "The pairing session was used before");
                if (PairingCode.Read(request.Hmac) is not { } proof || !PairingCode.Verifies(session.Key, id, request.RunnerName!, proof))
                    throw ApiException.WithErrors(StatusCodes.Status403Forbidden, "The proof does not belong to the session");
                Connect(state, state.Runner(scope, session.RunnerId), request.RunnerName!);
                session.Activated = true;
                state.Save(session);
                return true;
            },
            http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = http.OriginalUrl();
    }

    // One runner of a kind per project and name: who starts it again takes the place of the last one.
    private static void Connect(HubState state, Runner runner, string name)
    {
        var former = state.Runners.Where(other => other.Id != runner.Id && other.EvictedAt is null && other.Name == name
            && other.ProjectId == runner.ProjectId && other.Type == runner.Type && other.WorkspaceId == runner.WorkspaceId && other.UserName == runner.UserName).ToList();
        foreach (var other in former)
            state.Evict(other);
        runner.Name = name;
        runner.ConnectedAt = runner.LastSeenAt = state.Now;
        state.Save(runner);
    }
}
