using Opik.Storage;

namespace Opik.Server.Features.Jobs;

/// <summary>Which kinds may be claimed now: those that have not as many jobs running as their handler allows.</summary>
internal sealed class JobLanes(IEnumerable<IJobHandler> handlers) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, int> _most = handlers.ToDictionary(handler => handler.Kind, handler => handler.MostAtOnce, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _running = [];

    /// <summary>Claims a job of one of the kinds that have room, one claim at a time; <see cref="Leave"/> gives the room back.</summary>
    public async Task<Job?> ClaimAsync(Func<IReadOnlyCollection<string>, Task<Job?>> claim, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var job = await claim(WithRoom());
            if (job is not null)
                Count(job.Kind, 1);
            return job;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A job of the kind has ended.</summary>
    public void Leave(string kind) => Count(kind, -1);

    public void Dispose() => _gate.Dispose();

    private List<string> WithRoom()
    {
        lock (_running)
            return [.. _most.Where(kind => _running.GetValueOrDefault(kind.Key) < kind.Value).Select(kind => kind.Key)];
    }

    private void Count(string kind, int change)
    {
        lock (_running)
            _running[kind] = _running.GetValueOrDefault(kind) + change;
    }
}
