using System.Diagnostics;

namespace Opik.Tracing;

/// <summary>
/// Tracked calls that could not be traced because no client could be made (a malformed setting) or a value of the caller threw.
/// The program goes on; the first failure is written to standard error, because there is no logger without a client.
/// </summary>
internal static class TrackingFailures
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static long s_count;
    private static long s_pauseUntil;

    /// <summary>Calls that were not traced since the program started.</summary>
    public static long Count => Volatile.Read(ref s_count);

    /// <summary>True for a while after a client could not be made: it is not tried again at every call.</summary>
    public static bool IsPausing => Volatile.Read(ref s_pauseUntil) != 0 && Stopwatch.GetTimestamp() < Volatile.Read(ref s_pauseUntil);

    /// <summary>Notes a failure.</summary>
    public static void Note(string name, Exception exception)
    {
        if (exception is OpikConfigurationException)
            Volatile.Write(ref s_pauseUntil, Stopwatch.GetTimestamp() + (long)(Pause.TotalSeconds * Stopwatch.Frequency));
        if (Interlocked.Increment(ref s_count) == 1)
            Console.Error.WriteLine($"Opik: the call of '{name}' is not traced: {exception.GetType().Name}: {exception.Message} Further failures are not written.");
    }
}
