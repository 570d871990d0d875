using System.Collections.Concurrent;
using Opik.Storage;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>Whether somebody has cancelled, or deleted, an experiment that is running; looked up at most once a second.</summary>
internal sealed class CancelledExperiments(IExperiments experiments, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    // Experiments of runs that go on: a few hundred at most.
    private readonly ConcurrentDictionary<Guid, (bool IsCancelled, DateTimeOffset Seen)> _known = new();

    public async ValueTask<bool> IsCancelledAsync(Scope scope, Guid experiment, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(experiment, out var known) && (known.IsCancelled || now - known.Seen < Fresh))
            return known.IsCancelled;
        var found = await experiments.GetAsync(scope, experiment, cancellationToken);
        var isCancelled = found is null || found.Experiment.Status == ExperimentStatus.Cancelled;
        _known[experiment] = (isCancelled, now);
        return isCancelled;
    }

    /// <summary>Forgets experiments whose run has ended.</summary>
    public void Forget(IEnumerable<Guid> ended)
    {
        foreach (var experiment in ended)
            _known.TryRemove(experiment, out _);
    }
}
