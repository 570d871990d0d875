namespace Opik.Storage.Sqlite.Tests.Deletion;

/// <summary>Tables of an open file, by their columns.</summary>
internal static class Schema
{
    /// <summary>Tables that have one of the columns.</summary>
    public static List<string> TablesWith(SqliteSession session, params string[] columns)
    {
        var tables = new List<string>();
        using var row = session.PrepareOnce($"SELECT DISTINCT t.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name IN ({string.Join(',', columns.Select(column => $"'{column}'"))})");
        while (row.Step())
            tables.Add(row.Text(0)!);
        return tables;
    }
}
