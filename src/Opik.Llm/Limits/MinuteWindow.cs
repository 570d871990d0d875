namespace Opik.Llm;

/// <summary>What was spent within the last 60 seconds. Not thread-safe.</summary>
/// <param name="limit">The most that may be spent in any 60 seconds.</param>
/// <param name="clock">Measures them.</param>
internal sealed class MinuteWindow(int limit, TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    private readonly Queue<Spending> _spent = new();
    private long _sum;

    /// <summary>How long to wait until an amount may be spent; zero: now. What is more than the limit waits until nothing is spent.</summary>
    public TimeSpan WaitFor(long amount)
    {
        Forget();
        if (_spent.Count == 0 || _sum + amount <= limit)
            return TimeSpan.Zero;
        var left = _sum;
        foreach (var spending in _spent)
        {
            left -= spending.Amount;
            if (left + amount <= limit)
                return Rest(spending);
        }

        return Rest(_spent.Last());
    }

    public Spending Spend(long amount)
    {
        var spending = new Spending(clock.GetTimestamp(), amount);
        _spent.Enqueue(spending);
        _sum += amount;
        return spending;
    }

    /// <summary>Replaces a guess by what it really was.</summary>
    public void Settle(Spending spending, long amount)
    {
        if (!spending.IsForgotten)
            _sum += amount - spending.Amount;
        spending.Amount = amount;
    }

    private TimeSpan Rest(Spending spending) => Length - clock.GetElapsedTime(spending.Time) is var rest && rest > TimeSpan.Zero ? rest : TimeSpan.FromMilliseconds(1);

    private void Forget()
    {
        while (_spent.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.Time) >= Length)
        {
            _sum -= oldest.Amount;
            oldest.IsForgotten = true;
            _spent.Dequeue();
        }
    }

    internal sealed class Spending(long time, long amount)
    {
        public long Time => time;

        public long Amount { get; set; } = amount;

        public bool IsForgotten { get; set; }
    }
}
