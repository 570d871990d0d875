using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>A range of ids by the time in them: milliseconds since 1970, <paramref name="From"/> inclusive, <paramref name="Until"/> exclusive.</summary>
internal readonly record struct StatsWindow(long From, long Until)
{
    /// <summary>Milliseconds of an hour.</summary>
    public const long Hour = 3_600_000;

    // Ids have 48 bits of milliseconds.
    private const long Last = 1L << 48;

    /// <summary>All ids.</summary>
    public static StatsWindow All { get; } = new(0, Last);

    /// <summary>True when it leaves nothing out.</summary>
    public bool IsAll => From <= 0 && Until >= Last;

    /// <summary>First hour that lies wholly inside.</summary>
    public int FirstHour => (int)((From + Hour - 1) / Hour);

    /// <summary>Hour after the last one that lies wholly inside.</summary>
    public int EndHour => (int)(Until / Hour);

    /// <summary>The smallest id inside.</summary>
    public Guid LowId => UuidV7.Floor(From);

    /// <summary>The smallest id behind the end; null when nothing can lie behind it.</summary>
    public Guid? EndId => Until >= Last ? null : UuidV7.Floor(Until);

    /// <summary>Whether the id lies inside.</summary>
    public bool Contains(Guid id) => UuidV7.UnixMilliseconds(id) is var time && time >= From && time < Until;

    /// <summary>What lies in both; empty when <see cref="From"/> is not before <see cref="Until"/>.</summary>
    public StatsWindow And(StatsWindow other) => new(Math.Max(From, other.From), Math.Min(Until, other.Until));

    /// <summary>True when no id can lie inside.</summary>
    public bool IsEmpty => From >= Until;

    /// <summary>The range of two instants, both inclusive; null: open.</summary>
    public static StatsWindow Of(DateTime? from, DateTime? to) => new(
        from is { } start ? Clamp(SqliteTime.ToMicroseconds(start) / 1000) : 0,
        to is { } end ? Clamp((SqliteTime.ToMicroseconds(end) / 1000) + 1) : Last);

    private static long Clamp(long milliseconds) => Math.Clamp(milliseconds, 0, Last);
}
