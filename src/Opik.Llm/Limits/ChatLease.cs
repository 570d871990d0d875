namespace Opik.Llm;

/// <summary>The place of one call; disposed when the call is over.</summary>
internal sealed class ChatLease(ChatLimiter limiter, MinuteWindow.Spending? spending) : IDisposable
{
    private int _isOver;

    /// <summary>Tells how many tokens the call really took.</summary>
    public void Settle(long? tokens)
    {
        if (tokens is { } count)
            limiter.Settle(spending, count);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
            limiter.Release();
    }
}
