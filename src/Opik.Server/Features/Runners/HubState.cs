using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Runners.Model;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Runners;

/// <summary>What <see cref="RunnerHub"/> holds, seen under its lock; collects what has to be stored.</summary>
internal sealed class HubState(
    Dictionary<Guid, Runner> runners, Dictionary<Guid, RunnerJob> jobs, Dictionary<Guid, BridgeCommand> commands, Dictionary<Guid, PairingSession> sessions, DateTime now)
{
    public const string RunnerKind = "runner";
    public const string JobKind = "job";
    public const string CommandKind = "command";
    public const string SessionKind = "session";

    private readonly Dictionary<Guid, (string Kind, object State, Guid RunnerId)> _changed = [];

    public DateTime Now => now;

    public IEnumerable<Runner> Runners => runners.Values;

    public IEnumerable<RunnerJob> Jobs => jobs.Values;

    public IEnumerable<BridgeCommand> Commands => commands.Values;

    public IEnumerable<PairingSession> Sessions => sessions.Values;

    /// <summary>Ids of records to be deleted.</summary>
    public List<Guid> Deleted { get; } = [];

    /// <summary>A runner of the user; 404 when there is none.</summary>
    public Runner Runner(Scope scope, Guid id) => Find(scope, id) ?? throw ApiException.NotFound($"Runner id: {id} not found");

    /// <summary>A runner that is not gone; 410 when it is, 404 when it never was.</summary>
    public Runner LiveRunner(Scope scope, Guid id) =>
        Runner(scope, id) is { EvictedAt: null, ConnectedAt: not null } runner ? runner : throw ApiException.WithErrors(StatusCodes.Status410Gone, "The runner was disconnected");

    /// <summary>A job of one of the user's runners; 404 when there is none.</summary>
    public RunnerJob Job(Scope scope, Guid id) =>
        jobs.TryGetValue(id, out var job) && Find(scope, job.RunnerId) is not null ? job : throw ApiException.NotFound($"Job id: {id} not found");

    /// <summary>A job by its id; null: it is not known.</summary>
    public RunnerJob? FindJob(Guid id) => jobs.GetValueOrDefault(id);

    /// <summary>A command of the runner; 404 when there is none.</summary>
    public BridgeCommand Command(Guid runnerId, Guid id) =>
        commands.TryGetValue(id, out var command) && command.RunnerId == runnerId ? command : throw ApiException.NotFound($"Command id: {id} not found");

    /// <summary>A session of the user; 404 when there is none, or it has expired.</summary>
    public PairingSession Session(Scope scope, Guid id) =>
        sessions.TryGetValue(id, out var session) && Find(scope, session.RunnerId) is not null && (session.Activated || session.ExpiresAt > now)
            ? session
            : throw ApiException.NotFound("Pairing session not found");

    public void Save(Runner runner) => _changed[runner.Id] = (RunnerKind, runners[runner.Id] = runner, runner.Id);

    public void Save(RunnerJob job) => _changed[job.Id] = (JobKind, jobs[job.Id] = job, job.RunnerId);

    public void Save(BridgeCommand command) => _changed[command.CommandId] = (CommandKind, commands[command.CommandId] = command, command.RunnerId);

    public void Save(PairingSession session) => _changed[session.Id] = (SessionKind, sessions[session.Id] = session, session.RunnerId);

    /// <summary>Sends a runner away; what waited for it fails.</summary>
    public void Evict(Runner runner)
    {
        runner.EvictedAt = now;
        Save(runner);
        foreach (var job in jobs.Values.Where(job => job.RunnerId == runner.Id && !job.HasEnded))
            End(job, "failed", "The runner was disconnected before the job had ended");
        foreach (var command in commands.Values.Where(command => command.RunnerId == runner.Id && !command.HasEnded))
        {
            command.Status = "failed";
            command.Error = JsonSerializer.SerializeToElement(new { message = "The runner was disconnected" });
            command.CompletedAt = now;
            Save(command);
        }
    }

    /// <summary>Ends a job.</summary>
    public void End(RunnerJob job, string status, string? error)
    {
        job.Status = status;
        job.Error = error ?? job.Error;
        job.CompletedAt = now;
        if (status == "completed")
            job.Output = null;
        Save(job);
    }

    /// <summary>Forgets a runner with all that hangs on it.</summary>
    public void Forget(Runner runner)
    {
        runners.Remove(runner.Id);
        Deleted.Add(runner.Id);
        Remove(jobs, job => job.RunnerId == runner.Id);
        Remove(commands, command => command.RunnerId == runner.Id);
        Remove(sessions, session => session.RunnerId == runner.Id);
    }

    /// <summary>Forgets single records.</summary>
    public void Forget(IEnumerable<Guid> ids)
    {
        foreach (var id in ids.ToList())
        {
            if (jobs.Remove(id) | commands.Remove(id) | sessions.Remove(id))
                Deleted.Add(id);
        }
    }

    /// <summary>Whether anything has to be stored.</summary>
    public bool HasChanges => _changed.Count > 0 || Deleted.Count > 0;

    /// <summary>What has to be stored.</summary>
    public IReadOnlyList<RunnerRecord> Records()
    {
        var list = new List<RunnerRecord>();
        foreach (var (id, (kind, state, runnerId)) in _changed)
        {
            if (runners.TryGetValue(runnerId, out var runner))
                list.Add(new RunnerRecord(id, kind, runner.WorkspaceId, runner.ProjectId, new JsonText(JsonSerializer.SerializeToUtf8Bytes(state, state.GetType(), WireJson.Options))));
        }

        return list;
    }

    private Runner? Find(Scope scope, Guid id) =>
        runners.TryGetValue(id, out var runner) && runner.WorkspaceId == scope.WorkspaceId && runner.UserName == scope.UserName ? runner : null;

    private void Remove<T>(Dictionary<Guid, T> from, Func<T, bool> which)
    {
        foreach (var id in from.Where(entry => which(entry.Value)).Select(entry => entry.Key).ToList())
        {
            from.Remove(id);
            Deleted.Add(id);
        }
    }
}
