using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Ages as ids, which begin with their time.</summary>
internal static class IdRange
{
    /// <summary>The first id of a time; of null, the first of all.</summary>
    public static Guid Floor(DateTime? time) =>
        time is { } known ? UuidV7.Floor(Math.Max(0, new DateTimeOffset(DateTime.SpecifyKind(known, DateTimeKind.Utc)).ToUnixTimeMilliseconds())) : Guid.Empty;

    /// <summary>Binds ?2 to the id given, ?3 to the end of what goes, ?4 to ?6 to what <see cref="TraceUses"/> asks for.</summary>
    public static SqliteStatement Bind(SqliteStatement statement, RetentionReach reach, Guid id)
    {
        statement.Bind(2, id).Bind(3, Floor(reach.Others.Before)).Bind(4, Floor(reach.Others.From));
        return reach.Differs ? statement.Bind(5, Floor(reach.Scored.From)).Bind(6, Floor(reach.Scored.Before)) : statement;
    }
}
