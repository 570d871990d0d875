using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Filters of lists in SQL.</summary>
internal static class ListConditions
{
    /// <summary>The condition of a clause on a column.</summary>
    /// <exception cref="FilterException">The value or the key cannot be read.</exception>
    public static string On(QueryParameters parameters, ListColumn column, FilterClause clause) => column.Kind switch
    {
        ListColumnKind.Texts => QueryFunctions.Tags(parameters, column.Sql, clause.Operator, clause.Value),
        ListColumnKind.Json => QueryFunctions.Json(parameters, column.Sql, clause),
        ListColumnKind.Time => Time(parameters, column.Sql, clause),
        ListColumnKind.Number => Number(parameters, column.Sql, clause),
        ListColumnKind.Id => Text(parameters, $"id_text({column.Sql})", clause),
        _ => Text(parameters, column.Sql, clause),
    };

    private static string Text(QueryParameters parameters, string expression, FilterClause clause) =>
        QueryFunctions.Text(parameters, expression, clause.Operator, clause.Value, ignoreCase: clause.Type != FilterFieldType.StringExact);

    private static string Time(QueryParameters parameters, string expression, FilterClause clause)
    {
        if (clause.Operator.IsPresence())
            return NumberCondition.Presence(expression, clause.Operator);
        if (!FilterValues.TryReadTime(clause.Value, out var time))
            throw new FilterException($"Invalid value '{clause.Value}' for field '{clause.Field}'");
        return $"{expression} {NumberCondition.Sql(clause.Operator)} {parameters.Add(SqliteTime.ToMicroseconds(time))}";
    }

    private static string Number(QueryParameters parameters, string expression, FilterClause clause) =>
        NumberCondition.On(parameters, expression, clause.Operator, clause.Value);
}
