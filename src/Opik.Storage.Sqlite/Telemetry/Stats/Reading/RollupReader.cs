using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads stored roll-ups.</summary>
internal static class RollupReader
{
    /// <summary>Number of rows of the whole hours from <paramref name="from"/> up to, without, <paramref name="until"/>.</summary>
    public static long Rows(SqliteSession session, long project, RollupKind kind, int from, int until)
    {
        var sum = session.Prepare("SELECT coalesce(sum(rows), 0) FROM rollup WHERE project = ?1 AND kind = ?2 AND dim = 0 AND hour >= ?3 AND hour < ?4")
            .Bind(1, project).Bind(2, (long)kind).Bind(3, (long)from).Bind(4, (long)until);
        sum.Step();
        var rows = sum.Int64(0);
        sum.Reset();
        return rows;
    }

    /// <summary>Adds the cells of the hours from <paramref name="from"/> up to, without, <paramref name="until"/> to those that <paramref name="target"/> gives for hour and term.</summary>
    public static void Add(SqliteSession session, long project, RollupKind kind, RollupDimension dimension, int from, int until, SourceSet sources, Func<int, long, RollupCell?> target)
    {
        var rows = session.Prepare("SELECT hour, term, source, cell FROM rollup WHERE project = ?1 AND kind = ?2 AND dim = ?3 AND hour >= ?4 AND hour < ?5")
            .Bind(1, project).Bind(2, (long)kind).Bind(3, (long)dimension).Bind(4, (long)from).Bind(5, (long)until);
        try
        {
            while (rows.Step())
            {
                if (sources.Has((EntitySource)rows.Int32(2)) && target(rows.Int32(0), rows.Int64(1)) is { } cell)
                    RollupCodec.AddEncoded(cell, rows.Blob(3));
            }
        }
        finally
        {
            rows.Reset();
        }
    }

    /// <summary>Whether some rows of the hours are counted under <see cref="RollupKey.OtherTerms"/>.</summary>
    public static bool HasOtherTerms(SqliteSession session, long project, RollupKind kind, RollupDimension dimension, int from, int until)
    {
        var rows = session.Prepare("SELECT 1 FROM rollup WHERE project = ?1 AND kind = ?2 AND dim = ?3 AND hour >= ?4 AND hour < ?5 AND term = -1 LIMIT 1")
            .Bind(1, project).Bind(2, (long)kind).Bind(3, (long)dimension).Bind(4, (long)from).Bind(5, (long)until);
        var any = rows.Step();
        rows.Reset();
        return any;
    }
}
