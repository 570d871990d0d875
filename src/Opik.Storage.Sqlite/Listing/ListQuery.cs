using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// One query of a <see cref="ListTable"/>: conditions of the caller, filters of the client, order, page. Values are always
/// parameters.
/// </summary>
internal sealed class ListQuery(ListTable table)
{
    private readonly List<string> _conditions = [];

    /// <summary>Values of the statement; conditions of the caller add theirs here.</summary>
    public QueryParameters Parameters { get; } = new();

    /// <summary>Adds a condition that holds for every row of the list, such as the workspace.</summary>
    public ListQuery Where(string sql)
    {
        _conditions.Add(sql);
        return this;
    }

    /// <summary>Adds <c>column = value</c>; nothing for null.</summary>
    public ListQuery WhereEquals(string column, object? value) => value is null ? this : Where($"{column} = {Parameters.Add(value)}");

    /// <summary>Adds: the folded name contains <paramref name="text"/>; nothing for a blank.</summary>
    public ListQuery WhereNameContains(string keyColumn, string? text) =>
        string.IsNullOrWhiteSpace(text) ? this : Where($"instr({keyColumn}, {Parameters.Add(NameKey.Of(text))}) > 0");

    /// <summary>Adds the client's filters, whose fields the table must have.</summary>
    public ListQuery Filter(IEnumerable<FilterClause> clauses)
    {
        foreach (var clause in clauses)
            _conditions.Add(ListConditions.On(Parameters, table.Fields[clause.Field], clause));
        return this;
    }

    /// <summary>Adds that rows are of a part of the list; nothing for null.</summary>
    public ListQuery Part(ListPart? part)
    {
        if (part?.Below is { } below)
            Where($"{table.Id} < {Parameters.Add(below)}");
        return part?.Ids is { } ids ? Where($"{table.Id} IN ({string.Join(", ", ids.Select(id => Parameters.Add(id)))})") : this;
    }

    /// <summary>Reads one page and the number of all rows.</summary>
    public Page<T> Read<T>(SqliteSession session, SortClause? sort, int page, int size, Func<SqliteStatement, T> read)
    {
        QueryFunctions.Ensure(session);
        var where = _conditions.Count == 0 ? string.Empty : $" WHERE {string.Join(" AND ", _conditions)}";
        long total;
        using (var count = Parameters.Prepare(session, $"SELECT count(*) FROM {table.From}{where}"))
        {
            count.Step();
            total = count.Int64(0);
        }

        var content = new List<T>();
        if (total > (page - 1L) * size)
        {
            using var rows = Parameters.Prepare(session, $"SELECT {table.Columns} FROM {table.From}{where} ORDER BY {Order(sort)} LIMIT {size} OFFSET {(page - 1L) * size}");
            while (rows.Step())
                content.Add(read(rows));
        }

        return new Page<T>(page, content, total);
    }

    private string Order(SortClause? sort)
    {
        if (sort is null || !table.Fields.TryGetValue(sort.Field, out var column))
            return $"{table.Id} DESC";
        return $"{column.Order ?? column.Sql} {(sort.Descending ? "DESC" : "ASC")}, {table.Id} DESC";
    }
}
