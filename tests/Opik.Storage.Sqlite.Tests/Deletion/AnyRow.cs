namespace Opik.Storage.Sqlite.Tests.Deletion;

/// <summary>Rows of any table of a schema, so that a test covers tables that nobody has thought of yet.</summary>
internal sealed class AnyRow(SqliteSession session, IReadOnlyDictionary<string, object> values)
{
    /// <summary>
    /// Inserts a row: columns named in the values get these, others nothing where they may be empty, and otherwise a small number, a
    /// text or an id.
    /// </summary>
    public void Insert(string table)
    {
        var columns = new List<(string Name, object? Value)>();
        using (var column = session.PrepareOnce($"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')"))
        {
            while (column.Step())
            {
                var (name, type) = (column.Text(0)!, column.Text(1)!);
                if (values.TryGetValue(name, out var value))
                    columns.Add((name, value));
                else if (type == "INTEGER" && column.Int64(3) == 1 && column.Int64(2) == 0)
                    // A row number is given by the file.
                    continue;
                else
                    columns.Add((name, column.Int64(2) == 0 && column.Int64(3) == 0 ? null : type switch { "BLOB" => Guid.CreateVersion7(), "TEXT" => $"{Guid.NewGuid()}", _ => 1L }));
            }
        }

        using var insert = session.PrepareOnce($"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})");
        for (var i = 0; i < columns.Count; i++)
            Bind(insert, i + 1, columns[i].Value);
        insert.Execute();
    }

    private static void Bind(SqliteStatement insert, int index, object? value)
    {
        switch (value)
        {
            case Guid id:
                insert.Bind(index, id);
                break;
            case long number:
                insert.Bind(index, number);
                break;
            case string text:
                insert.Bind(index, text);
                break;
            default:
                insert.BindNull(index);
                break;
        }
    }
}
