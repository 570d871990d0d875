namespace Opik.Storage.Sqlite.Tests;

/// <summary>A clock that moves one millisecond with every look, so that ids made one after the other sort that way.</summary>
public sealed class SteppingClock : TimeProvider
{
    private long _milliseconds = System.GetUtcNow().ToUnixTimeMilliseconds();

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Increment(ref _milliseconds));
}
