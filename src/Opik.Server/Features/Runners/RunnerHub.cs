using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Runners.Model;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Runners;

/// <summary>
/// All runners, their jobs and commands: in memory, every change of state stored before it is answered. Heartbeats and
/// lines that a job prints live in memory only (docs/adr/0012).
/// </summary>
internal sealed class RunnerHub(IRunnerRecords records, TimeProvider clock) : IDisposable
{
    /// <summary>A runner that has not been heard of for so long counts as disconnected.</summary>
    public static readonly TimeSpan HeartbeatValidity = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Runner> _runners = [];
    private readonly Dictionary<Guid, RunnerJob> _jobs = [];
    private readonly Dictionary<Guid, BridgeCommand> _commands = [];
    private readonly Dictionary<Guid, PairingSession> _sessions = [];
    private readonly SemaphoreSlim _loading = new(1, 1);
    private bool _loaded;

    /// <summary>Raised for every change; polls look again.</summary>
    public Signal Changed { get; } = new();

    public void Dispose() => _loading.Dispose();

    /// <summary>Server time.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Like <see cref="ChangeIfAsync{T}"/>, for results that are always there.</summary>
    public async Task<T> ChangeAsync<T>(Func<HubState, T> work, CancellationToken cancellationToken)
    {
        var result = await ChangeIfAsync<Box<T>>(state => new Box<T>(work(state)), cancellationToken);
        return result!.Value;
    }

    /// <summary>Runs <paramref name="work"/> alone; what it names as changed is stored, and polls are woken, before this completes.</summary>
    public async Task<T?> ChangeIfAsync<T>(Func<HubState, T?> work, CancellationToken cancellationToken)
        where T : class
    {
        await EnsureLoadedAsync(cancellationToken);
        T? result;
        Task? stored;
        lock (_gate)
        {
            var state = new HubState(_runners, _jobs, _commands, _sessions, Now);
            result = work(state);
            stored = state.HasChanges ? StoreAsync(state) : null;
        }

        if (stored is not null)
        {
            await stored;
            Changed.Set();
        }

        return result;
    }

    /// <summary>Runs <paramref name="read"/> alone; it changes nothing that has to be stored.</summary>
    public async Task<T> ReadAsync<T>(Func<HubState, T> read, CancellationToken cancellationToken)
    {
        await EnsureLoadedAsync(cancellationToken);
        lock (_gate)
            return read(new HubState(_runners, _jobs, _commands, _sessions, Now));
    }

    /// <summary>Polls until <paramref name="look"/> finds something, the time is over or the client has gone.</summary>
    public async Task<T?> WaitAsync<T>(Func<CancellationToken, Task<T?>> look, TimeSpan patience, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        while (true)
        {
            var next = Changed.Next;
            if (await look(cancellationToken) is { } found)
                return found;
            await next.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested)
                return null;
        }
    }

    private Task StoreAsync(HubState state) =>
        Task.WhenAll(
            state.Records() is { Count: > 0 } changed ? records.SaveAsync(changed, CancellationToken.None) : Task.CompletedTask,
            state.Deleted.Count > 0 ? records.DeleteAsync(state.Deleted, CancellationToken.None) : Task.CompletedTask);

    private async Task EnsureLoadedAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _loaded))
            return;
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (_loaded)
                return;
            foreach (var record in await records.LoadAsync(cancellationToken))
                Restore(record);
            Volatile.Write(ref _loaded, true);
        }
        finally
        {
            _loading.Release();
        }
    }

    private void Restore(RunnerRecord record)
    {
        switch (record.Kind)
        {
            case HubState.RunnerKind:
                _runners[record.Id] = Read<Runner>(record.Data);
                break;
            case HubState.JobKind:
                _jobs[record.Id] = Read<RunnerJob>(record.Data);
                break;
            case HubState.CommandKind:
                _commands[record.Id] = Read<BridgeCommand>(record.Data);
                break;
            default:
                _sessions[record.Id] = Read<PairingSession>(record.Data);
                break;
        }
    }

    private static T Read<T>(JsonText data) => JsonSerializer.Deserialize<T>(data.Utf8.Span, WireJson.Options)!;

    private sealed record Box<T>(T Value);
}
