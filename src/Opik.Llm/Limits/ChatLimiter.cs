namespace Opik.Llm;

/// <summary>
/// Holds calls back so that limits are kept, in the order in which they come. Thread-safe; clients that share an account share
/// a limiter (<see cref="ChatModelOptions.Limiter"/>), and a <see cref="RateLimitedChatClient"/> puts it around a client of
/// your own.
/// </summary>
public sealed class ChatLimiter : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim? _places;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private readonly MinuteWindow? _requests;
    private readonly MinuteWindow? _tokens;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    /// <param name="limits">The limits.</param>
    /// <param name="clock">Measures time; null: the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is less than 1, or <see cref="ChatLimits.Retries"/> not 0 to 10.</exception>
    public ChatLimiter(ChatLimits limits, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.MaxConcurrency ?? 1, 1, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.RequestsPerMinute ?? 1, 1, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.TokensPerMinute ?? 1, 1, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfNegative(limits.Retries, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limits.Retries, 10, nameof(limits));
        (Limits, _clock) = (limits, clock ?? TimeProvider.System);
        _places = limits.MaxConcurrency is { } most ? new SemaphoreSlim(most, most) : null;
        _requests = limits.RequestsPerMinute is { } requests ? new MinuteWindow(requests, _clock) : null;
        _tokens = limits.TokensPerMinute is { } tokens ? new MinuteWindow(tokens, _clock) : null;
    }

    /// <summary>The limits.</summary>
    public ChatLimits Limits { get; }

    /// <summary>Waits until a call may begin. Dispose what it returns when the call is over.</summary>
    internal async Task<ChatLease> AcquireAsync(long tokens, CancellationToken cancellationToken)
    {
        if (_places is not null)
            await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                MinuteWindow.Spending? spending;
                while (Wait(tokens, out spending) is var pause && pause > TimeSpan.Zero)
                    await Task.Delay(pause, _clock, cancellationToken).ConfigureAwait(false);
                return new ChatLease(this, spending);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch
        {
            _places?.Release();
            throw;
        }
    }

    /// <summary>Lets no call begin for a while.</summary>
    internal void Pause(TimeSpan pause)
    {
        lock (_lock)
        {
            var end = _clock.GetUtcNow() + pause;
            if (end > _pausedUntil)
                _pausedUntil = end;
        }
    }

    internal void Settle(MinuteWindow.Spending? spending, long tokens)
    {
        if (spending is null)
            return;
        lock (_lock)
            _tokens!.Settle(spending, tokens);
    }

    internal void Release() => _places?.Release();

    /// <inheritdoc />
    public void Dispose()
    {
        _places?.Dispose();
        _turn.Dispose();
    }

    private TimeSpan Wait(long tokens, out MinuteWindow.Spending? spending)
    {
        lock (_lock)
        {
            spending = null;
            TimeSpan[] waits = [_pausedUntil - _clock.GetUtcNow(), _requests?.WaitFor(1) ?? TimeSpan.Zero, _tokens?.WaitFor(tokens) ?? TimeSpan.Zero];
            var longest = waits.Max();
            if (longest > TimeSpan.Zero)
                return longest;
            _requests?.Spend(1);
            spending = _tokens?.Spend(tokens);
            return TimeSpan.Zero;
        }
    }
}
