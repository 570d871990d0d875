using System.Collections.Concurrent;

namespace Opik.Server.Features.Playground.Running;

/// <summary>Runs that go on in this process.</summary>
internal sealed class LiveRuns(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, LiveRun> _runs = new();
    private TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>One that goes on; null: it waits, has ended, or another process has it.</summary>
    public LiveRun? Find(Guid id) => _runs.GetValueOrDefault(id);

    /// <summary>Completes when the next run begins.</summary>
    public Task BegunAsync() => Volatile.Read(ref _begun).Task;

    public LiveRun Begin(Guid id, CancellationToken cancellationToken)
    {
        var run = new LiveRun(id, clock, cancellationToken);
        _runs[id] = run;
        Interlocked.Exchange(ref _begun, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        return run;
    }

    public void End(LiveRun run)
    {
        _runs.TryRemove(KeyValuePair.Create(run.Id, run));
        run.Over();
        run.Dispose();
    }
}
