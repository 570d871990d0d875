namespace Opik.Server.Features.Playground.Running;

/// <summary>Spreads the beginnings of calls evenly over the minute. A burst at its start is what providers refuse.</summary>
internal sealed class CallPace(int? callsPerMinute, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _gap = callsPerMinute is { } calls ? TimeSpan.FromMinutes(1) / calls : TimeSpan.Zero;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Waits for the turn of the next call.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_gap == TimeSpan.Zero)
            return Task.CompletedTask;
        TimeSpan wait;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + _gap;
            wait = turn - now;
        }

        return Task.Delay(wait, clock, cancellationToken);
    }
}
