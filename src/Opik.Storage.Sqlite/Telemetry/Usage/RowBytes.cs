namespace Opik.Storage.Sqlite;

/// <summary>
/// How many bytes rows of a table take, from a few hundred of them: all of a table is never read. A row counts with its
/// compressed payload and about what its columns and index entries take.
/// </summary>
/// <param name="session">The file.</param>
/// <param name="table"><c>trace</c> or <c>span</c>.</param>
internal sealed class RowBytes(SqliteSession session, string table)
{
    private const int Samples = 256;
    private const int Overhead = 500;

    // Numbers of rows have few gaps; only of a short range every row is counted.
    private const long CountedRows = 20_000;

    /// <summary>All rows of the table, by the totals of projects.</summary>
    public long Rows { get; } = Number(session, $"SELECT coalesce(sum({(table == "trace" ? "traces + hidden_traces" : "spans")}), 0) FROM project_totals");

    private readonly long _first = Number(session, $"SELECT coalesce(min(seq), 0) FROM {table}");
    private readonly long _end = Number(session, $"SELECT coalesce(max(seq) + 1, 0) FROM {table}");

    /// <summary>Bytes of all rows.</summary>
    public double All() => Rows * Average(_first, null);

    /// <summary>Bytes of the rows of a workspace that arrived since.</summary>
    public double Since(DateTime since, long workspace)
    {
        var first = FirstSince(SqliteTime.ToMicroseconds(since));
        return first >= _end ? 0 : Between(first) * Average(first, workspace);
    }

    // Rows are numbered as they arrive: the number is found by halving, without an index on the time.
    private long FirstSince(long time)
    {
        var row = session.Prepare($"SELECT seq, created_at FROM {table} WHERE seq >= ?1 ORDER BY seq LIMIT 1");
        var (low, high) = (_first, _end);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            row.Bind(1, middle);
            if (!row.Step() || row.Int64(1) >= time)
                high = middle;
            else
                low = row.Int64(0) + 1;
            row.Reset();
        }

        return low;
    }

    private double Between(long first)
    {
        if (_end - first <= CountedRows)
            return Number(session, $"SELECT count(*) FROM {table} WHERE seq >= {first}");
        return (_end - first) * Math.Min(1, (double)Rows / (_end - _first));
    }

    // Of one workspace: rows of others count as nothing, so that the average times all rows is what that one has.
    private double Average(long from, long? workspace)
    {
        var row = session.Prepare($"SELECT t.seq, t.ws, coalesce(length(p.data), 0) FROM {table} t LEFT JOIN {table}_payload p ON p.seq = t.seq WHERE t.seq >= ?1 ORDER BY t.seq LIMIT 1");
        var (rows, bytes, next, step) = (0, 0L, from, Math.Max(1, (_end - from) / Samples));
        for (; next < _end; rows++)
        {
            row.Bind(1, next);
            if (!row.Step())
            {
                row.Reset();
                break;
            }

            bytes += workspace is null || row.Int64(1) == workspace ? row.Int64(2) + Overhead : 0;
            next = Math.Max(next + step, row.Int64(0) + 1);
            row.Reset();
        }

        return rows == 0 ? 0 : (double)bytes / rows;
    }

    private static long Number(SqliteSession session, string sql) => SqliteDatabase.Number(session, sql);
}
