using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>What a run has spent: noted after every call, so that a restart loses nothing.</summary>
internal sealed class StudioSpending(IStudioRuns runs, Scope scope, StudioRun run)
{
    private readonly Lock _gate = new();
    private double _spent = run.Spent;

    /// <summary>USD.</summary>
    public double Spent
    {
        get
        {
            lock (_gate)
                return _spent;
        }
    }

    /// <summary>Adds a call; null: nobody knows what it cost.</summary>
    public Task AddAsync(decimal? cost)
    {
        var value = (double)(cost ?? 0);
        lock (_gate)
            _spent += value;
        // The call was made: it is noted even when the server is about to stop.
        return runs.SpendAsync(scope, run.Id, value, 1, CancellationToken.None);
    }
}
