using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Conditions on items: those on columns in SQL (alias <c>i</c>), those on the map tested row by row.
/// </summary>
internal sealed class ItemFilter
{
    private static readonly Dictionary<string, ListColumn> Columns = new(StringComparer.Ordinal)
    {
        ["id"] = new("i.id", ListColumnKind.Id),
        ["trace_id"] = new("i.trace", ListColumnKind.Id),
        ["span_id"] = new("i.span", ListColumnKind.Id),
        ["source"] = new("CASE i.source WHEN 0 THEN 'manual' WHEN 1 THEN 'span' WHEN 2 THEN 'sdk' ELSE 'trace' END"),
        ["description"] = new("i.description"),
        ["tags"] = new("i.tags", ListColumnKind.Texts),
        ["created_at"] = new("i.created_at", ListColumnKind.Time),
        ["created_by"] = new("i.created_by"),
        ["last_updated_at"] = new("i.last_updated_at", ListColumnKind.Time),
        ["last_updated_by"] = new("i.last_updated_by"),
    };

    private const int MostIds = 10_000;

    private readonly List<ItemDataCondition> _data = [];

    /// <param name="clauses">The conditions, joined by AND.</param>
    /// <exception cref="FilterException">A value or a key cannot be read.</exception>
    public ItemFilter(IReadOnlyList<FilterClause> clauses)
    {
        var sql = new System.Text.StringBuilder();
        foreach (var clause in clauses)
        {
            if (Columns.TryGetValue(clause.Field, out var column))
                sql.Append(" AND ").Append(On(column, clause));
            else
                _data.Add(new ItemDataCondition(clause));
        }

        Sql = sql.ToString();
    }

    /// <summary>Values of the statement.</summary>
    public QueryParameters Parameters { get; } = new();

    /// <summary>Conditions, each led by AND.</summary>
    public string Sql { get; }

    /// <summary>Whether rows need <see cref="Matches"/>.</summary>
    public bool NeedsData => _data.Count > 0;

    /// <summary>Column or expression of a field that lists are sorted by; null: it is in the map.</summary>
    public static string? Column(string field) => Columns.GetValueOrDefault(field)?.Sql;

    /// <summary>Tests the map of a row.</summary>
    public bool Matches(ReadOnlySpan<byte> blob)
    {
        using var texts = new PayloadTexts(PayloadCodec.Decode(blob, PayloadParts.Input));
        return _data.TrueForAll(condition => condition.Matches(texts));
    }

    // Ids as they are stored, so that the index finds them.
    private string On(ListColumn column, FilterClause clause)
    {
        if (column.Kind == ListColumnKind.Id && clause.Operator == FilterOperator.Equal && Guid.TryParseExact(clause.Value, "D", out var id))
            return $"{column.Sql} = {Parameters.Add(id)}";
        if (clause.Operator is FilterOperator.In or FilterOperator.NotIn)
            return $"{column.Sql} {(clause.Operator == FilterOperator.In ? "IN" : "NOT IN")} {Parameters.AddIds(Ids(clause))}";
        return ListConditions.On(Parameters, column, clause);
    }

    private static Guid[] Ids(FilterClause clause)
    {
        var ids = FilterValues.ReadList(clause.Value);
        if (ids.Count > MostIds)
            throw new FilterException($"Field '{clause.Field}' takes at most {MostIds} values, found {ids.Count}");
        return [.. ids.Select(text => Guid.TryParseExact(text, "D", out var id) ? id : throw new FilterException($"Invalid value '{text}' for field '{clause.Field}'"))];
    }
}
