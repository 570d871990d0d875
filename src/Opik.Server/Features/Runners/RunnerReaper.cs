using Opik.Server.Features.LiveEvents;
using Opik.Server.Features.Runners.Model;

namespace Opik.Server.Features.Runners;

/// <summary>Sends silent runners away, ends what took too long, forgets what is old, and tells open pages who came and went.</summary>
internal sealed partial class RunnerReaper(RunnerHub hub, ListChanges changes, TimeProvider clock, ILogger<RunnerReaper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>A laptop that slept comes back to its runner; after so long it has to pair again.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private HashSet<(Guid Workspace, Guid Runner)> _connected = [];

    /// <summary>One round.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await CleanAsync(cancellationToken);
        // No request says that a runner has gone silent, and heartbeats are too many to tell of.
        var now = await hub.ReadAsync(
            state => state.Runners.Where(runner => runner.StatusAt(state.Now) == "connected").Select(runner => (runner.WorkspaceId, runner.Id)).ToHashSet(), cancellationToken);
        var changed = now.Except(_connected).Concat(_connected.Except(now)).Select(runner => runner.Item1).ToHashSet();
        _connected = now;
        foreach (var workspace in changed)
            changes.Raise(workspace, RunnersFeature.List);
    }

    private Task CleanAsync(CancellationToken cancellationToken) =>
        hub.ChangeIfAsync<object>(
            state =>
            {
                foreach (var runner in state.Runners.Where(runner => runner is { EvictedAt: null, ConnectedAt: not null } && state.Now - runner.LastSeenAt > Silence).ToList())
                    state.Evict(runner);
                foreach (var command in state.Commands.Where(command => !command.HasEnded && state.Now > command.SubmittedAt.AddSeconds(command.TimeoutSeconds)).ToList())
                    TimeOut(state, command);
                foreach (var runner in state.Runners.Where(runner => IsOld(runner, state)).ToList())
                    state.Forget(runner);
                state.Forget(state.Jobs.Where(job => job.HasEnded && state.Now - job.CompletedAt > Kept).Select(job => job.Id)
                    .Concat(state.Commands.Where(command => command.HasEnded && state.Now - command.CompletedAt > TimeSpan.FromHours(1)).Select(command => command.CommandId))
                    .Concat(state.Sessions.Where(session => state.Now - session.ExpiresAt > TimeSpan.FromHours(1)).Select(session => session.Id)));
                return null;
            },
            cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // One bad round must not end the rounds, nor the server with them.
                LogFailed(log, failure);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void TimeOut(HubState state, BridgeCommand command)
    {
        command.Status = "timed_out";
        command.CompletedAt = state.Now;
        state.Save(command);
    }

    private static bool IsOld(Runner runner, HubState state) =>
        runner.EvictedAt is { } gone ? state.Now - gone > Kept
        : runner.ConnectedAt is null && state.Sessions.All(session => session.RunnerId != runner.Id || state.Now - session.ExpiresAt > TimeSpan.FromHours(1));

    [LoggerMessage(1, LogLevel.Warning, "Looking after local runners failed; it is tried again.")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
