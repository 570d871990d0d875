namespace Opik.Storage.Sqlite;

/// <summary>
/// Numbers of shown rows by name from the roll-ups: where a name has hundreds of thousands of rows, that is less to read
/// than its part of the index.
/// </summary>
internal static class NameCounts
{
    /// <summary>Rows of a project from which on the roll-ups are asked.</summary>
    public const long FewestRows = 100_000;

    // A year of hours with as many names is more than the index; then the index is read.
    private const int MostCells = 20_000;

    private const string Sql = """
        SELECT count(*), sum(own * rows), max(other) FROM (
          SELECT rows, term IN (SELECT value FROM json_each(?3)) AS own, term = -1 AS other FROM rollup
          WHERE project=?1 AND kind=?2 AND dim=1 LIMIT 20001)
        """;

    /// <summary>Rows that have one of the names; null when the roll-ups cannot tell. They must be complete.</summary>
    public static long? Read(QueryContext context, IReadOnlyCollection<object> names)
    {
        var row = context.Session.Prepare(Sql).Bind(1, context.Project).Bind(2, (long)context.Table.Kind).Bind(3, $"[{string.Join(',', names)}]");
        try
        {
            row.Step();
            return row.Int64(0) > MostCells || row.Int64(2) != 0 ? null : row.Int64(1);
        }
        finally
        {
            row.Reset();
        }
    }
}
