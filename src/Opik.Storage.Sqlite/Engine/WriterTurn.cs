using System.Diagnostics;

namespace Opik.Storage.Sqlite;

/// <summary>
/// The time that one piece of long work takes on the writer: what waits behind it waits no longer than that, and its commit.
/// Measured in time and not in rows, because what a row costs depends on its indexes, its payload and the machine.
/// </summary>
internal readonly struct WriterTurn
{
    // A commit alone takes some milliseconds on most disks: shorter turns would cost more than they give.
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(5);

    private readonly long _start;

    private WriterTurn(long start) => _start = start;

    /// <summary>Whether the piece ends here; to be asked after every few rows.</summary>
    public bool IsOver => Stopwatch.GetElapsedTime(_start) >= Length;

    /// <summary>Begins now.</summary>
    public static WriterTurn Begin() => new(Stopwatch.GetTimestamp());
}
