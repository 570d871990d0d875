using System.Collections.Concurrent;
using Opik.Optimizer;

namespace Opik.Server.Features.Studio.Running;

/// <summary>Runs that go on in this process.</summary>
internal sealed class StudioLives
{
    private readonly ConcurrentDictionary<Guid, StudioLive> _runs = new();

    /// <summary>One that goes on; null: it waits, or has ended.</summary>
    public StudioLive? Find(Guid id) => _runs.GetValueOrDefault(id);

    /// <summary>Begins one, after a former job of it has left: one that is resumed while it still pauses.</summary>
    public async Task<StudioLive> BeginAsync(Guid id, OptimizationLimits limits, CancellationToken cancellationToken)
    {
        var live = new StudioLive(id, limits, cancellationToken);
        while (!_runs.TryAdd(id, live))
        {
            if (Find(id) is { } former)
                await former.Ended.WaitAsync(cancellationToken);
        }

        return live;
    }

    public void End(StudioLive live)
    {
        _runs.TryRemove(KeyValuePair.Create(live.Id, live));
        live.Dispose();
    }
}
