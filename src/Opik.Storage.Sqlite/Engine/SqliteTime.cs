namespace Opik.Storage.Sqlite;

/// <summary>Instants are stored as microseconds since 1970, UTC.</summary>
public static class SqliteTime
{
    /// <summary>Microseconds since 1970 of a UTC time.</summary>
    public static long ToMicroseconds(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The UTC time of microseconds since 1970.</summary>
    public static DateTime FromMicroseconds(long microseconds) => new(DateTime.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
