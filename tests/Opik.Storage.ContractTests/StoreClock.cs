namespace Opik.Storage.ContractTests;

/// <summary>Server time of a test: stands still until it is moved, and goes on by a millisecond at every look, so that no two writes share an instant.</summary>
public sealed class StoreClock : TimeProvider
{
    private long _milliseconds;

    /// <summary>Where the clock begins.</summary>
    public static readonly DateTime Start = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(Start.AddMilliseconds(Interlocked.Increment(ref _milliseconds)));

    /// <summary>Moves on.</summary>
    public void Advance(TimeSpan time) => Interlocked.Add(ref _milliseconds, (long)time.TotalMilliseconds);
}
