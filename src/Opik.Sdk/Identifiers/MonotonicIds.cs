using Opik.Contracts;

namespace Opik.Identifiers;

/// <summary>
/// Ids of version 7 of which each is greater than the one before, even across a leap of the clock: an id that would fall into
/// the millisecond of the last one, or before it, gets the next millisecond. 5000 at once end five seconds ahead of the clock,
/// which servers allow for. Items of a dataset keep the order of their insertion by it. Safe for several threads.
/// </summary>
internal sealed class MonotonicIds(TimeProvider clock)
{
    private long _last = -1;

    /// <summary>A new id.</summary>
    public Guid Next()
    {
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return UuidV7.Create(DateTimeOffset.FromUnixTimeMilliseconds(next));
        }
    }
}
