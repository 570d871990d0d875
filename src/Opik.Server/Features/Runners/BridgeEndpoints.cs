using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Runners.Model;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Runners;

/// <summary>Commands for the bridge on somebody's machine. Their signature is between page and bridge: the server only passes them on.</summary>
internal sealed class BridgeEndpoints(RequestBody body, RunnerHub hub, TimeProvider clock)
{
    private const int MaxQueued = 100;
    private const int DefaultTimeout = 30;
    private const int MaxTimeout = 120;
    private const int MaxBatch = 20;
    private static readonly TimeSpan PollPatience = TimeSpan.FromSeconds(30);
    private static readonly string[] Types = ["ReadFile", "WriteFile", "EditFile", "ListFiles", "SearchFiles", "Exec"];

    public async Task SubmitAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("runnerId"));
        var request = await body.ReadDtoAsync<BridgeCommandBody>(http);
        if (request.Type is null)
            throw ApiException.Invalid("type must not be null");
        if (!Types.Contains(request.Type))
            throw ApiException.BadRequest($"type must be one of [{string.Join(", ", Types)}]");
        if (request.Args is null or { ValueKind: JsonValueKind.Null })
            throw ApiException.Invalid("args must not be null");
        var command = new BridgeCommand
        {
            CommandId = UuidV7.Create(clock),
            RunnerId = id,
            Type = request.Type,
            Args = request.Args,
            TimeoutSeconds = Math.Clamp(request.TimeoutSeconds ?? DefaultTimeout, 1, MaxTimeout),
            SubmittedAt = hub.Now,
        };
        await hub.ChangeAsync(
            state =>
            {
                var runner = state.Runner(scope, id);
                if (runner.StatusAt(state.Now) != "connected")
                    throw ApiException.NotFound($"Runner id: {id} is not connected");
                if (!runner.ServesBridge)
                    throw ApiException.WithErrors(StatusCodes.Status409Conflict, "The runner does not serve the bridge");
                if (state.Commands.Count(one => one.RunnerId == id && !one.HasEnded) >= MaxQueued)
                    throw ApiException.TooManyRequests($"More than {MaxQueued} commands are waiting for the runner", seconds: 5);
                state.Save(command);
                return true;
            },
            http.RequestAborted);
        http.Response.Headers.Location = $"{http.OriginalUrl()}/{command.CommandId:D}";
        await http.WriteDtoAsync(StatusCodes.Status201Created, new BridgeCommandIdAnswer(command.CommandId));
    }

    /// <summary>The command; with <c>wait</c> not before it has ended, or the time is over.</summary>
    public async Task GetAsync(HttpContext http)
    {
        var (scope, runnerId, id) = (http.Scope(), http.RouteId("runnerId"), http.RouteId("commandId"));
        var patience = TimeSpan.FromSeconds(http.QueryNumber("timeout", DefaultTimeout, 0, MaxTimeout));
        if (http.QueryFlag("wait"))
        {
            using var poll = RunnerPolls.Enter();
            await hub.WaitAsync(async stopping => await ReadAsync(scope, runnerId, id, stopping) is { Status: not ("pending" or "picked_up") } ended ? ended : null, patience, http.RequestAborted);
        }

        await http.WriteDtoAsync(200, await ReadAsync(scope, runnerId, id, http.RequestAborted));
    }

    public async Task NextAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId("runnerId"));
        var request = http.Request.ContentLength is null or 0 ? new BridgeNextBody(null) : await body.ReadDtoAsync<BridgeNextBody>(http);
        var most = Math.Clamp(request.MaxCommands ?? 10, 1, MaxBatch);
        using var poll = RunnerPolls.Enter();
        var batch = await hub.WaitAsync(stopping => TakeAsync(scope, id, most, stopping), PollPatience, http.RequestAborted);
        await http.WriteDtoAsync(200, new BridgeCommandsAnswer(
            [.. (batch ?? []).Select(command => new BridgeCommandsAnswer.SubmittedCommand(command.CommandId, command.Type, command.Args, command.TimeoutSeconds, command.SubmittedAt))]));
    }

    public async Task ReportAsync(HttpContext http)
    {
        var (scope, runnerId, id) = (http.Scope(), http.RouteId("runnerId"), http.RouteId("commandId"));
        var report = await body.ReadDtoAsync<BridgeResultBody>(http);
        if (report.Status is null)
            throw ApiException.Invalid("status must not be null");
        if (report.Status is not ("completed" or "failed" or "timed_out"))
            throw ApiException.BadRequest("status must be one of [completed, failed, timed_out]");
        await hub.ChangeAsync(
            state =>
            {
                state.Runner(scope, runnerId);
                var command = state.Command(runnerId, id);
                if (command.HasEnded)
                    throw ApiException.WithErrors(StatusCodes.Status409Conflict, "The command has ended");
                command.Status = report.Status;
                command.Result = report.Result;
                command.Error = report.Error;
                command.DurationMs = report.DurationMs;
                command.CompletedAt = state.Now;
                state.Save(command);
                return true;
            },
            http.RequestAborted);
        await http.NoContentAsync();
    }

    private Task<BridgeCommandView> ReadAsync(Scope scope, Guid runnerId, Guid id, CancellationToken cancellationToken) =>
        hub.ReadAsync(
            state =>
            {
                state.Runner(scope, runnerId);
                return BridgeCommandView.Of(state.Command(runnerId, id));
            },
            cancellationToken);

    private Task<List<BridgeCommandView>?> TakeAsync(Scope scope, Guid id, int most, CancellationToken cancellationToken) =>
        hub.ChangeIfAsync(
            state =>
            {
                state.LiveRunner(scope, id).LastSeenAt = state.Now;
                var taken = state.Commands.Where(command => command.RunnerId == id && command.Status == "pending")
                    .OrderBy(command => command.CommandId.ToString(), StringComparer.Ordinal).Take(most).ToList();
                foreach (var command in taken)
                {
                    command.Status = "picked_up";
                    command.PickedUpAt = state.Now;
                    state.Save(command);
                }

                return taken.Count == 0 ? null : taken.Select(BridgeCommandView.Of).ToList();
            },
            cancellationToken);
}
