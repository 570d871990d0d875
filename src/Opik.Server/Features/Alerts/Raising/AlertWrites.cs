using System.Collections.Concurrent;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Intents whose write is under way in this process: nobody else looks after them.</summary>
internal sealed class AlertWrites(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, byte> _under = new();

    /// <summary>When this process began: what was noted before is left behind.</summary>
    public DateTime Began { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>Notes one until it is disposed.</summary>
    public IDisposable Begin(Guid intent)
    {
        _under[intent] = 0;
        return new End(this, intent);
    }

    /// <summary>Whether its write is under way here.</summary>
    public bool IsUnder(Guid intent) => _under.ContainsKey(intent);

    private sealed class End(AlertWrites writes, Guid intent) : IDisposable
    {
        public void Dispose() => writes._under.TryRemove(intent, out _);
    }
}
