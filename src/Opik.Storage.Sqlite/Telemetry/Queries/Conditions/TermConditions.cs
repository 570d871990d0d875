using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Conditions on interned texts: the terms are tested once, the rows only compare keys.</summary>
internal static class TermConditions
{
    /// <summary>Condition on a term column; NULL is the empty text.</summary>
    public static RowCondition On(QueryContext context, string column, FilterOperator @operator, string value, bool ignoreCase)
    {
        // Most terms meet a negated condition; the set of those that do not is the small one.
        var (positive, negated) = @operator switch
        {
            FilterOperator.NotContains => (FilterOperator.Contains, true),
            FilterOperator.NotEqual => (FilterOperator.Equal, true),
            FilterOperator.NotIn => (FilterOperator.In, true),
            FilterOperator.IsEmpty => (FilterOperator.IsNotEmpty, true),
            _ => (@operator, false),
        };
        if (positive == FilterOperator.IsNotEmpty)
            return new RowCondition($"r.{column} IS {(negated ? "" : "NOT ")}NULL");
        var keys = Keys(context.Session, positive, value, ignoreCase);
        var nullMatches = TextCondition.Matches(string.Empty, positive, value, ignoreCase);
        if (negated)
            return new RowCondition(nullMatches
                ? $"(r.{column} IS NOT NULL AND r.{column} NOT IN {context.Parameters.AddList(keys)})"
                : $"(r.{column} IS NULL OR r.{column} NOT IN {context.Parameters.AddList(keys)})");
        if (nullMatches)
            return new RowCondition($"(r.{column} IS NULL OR r.{column} IN {context.Parameters.AddList(keys)})");
        if (keys.Count == 0)
            return RowCondition.Never;
        var sql = keys.Count == 1 ? $"r.{column} = {context.Parameters.Add(keys[0])}" : $"r.{column} IN {context.Parameters.AddList(keys)}";
        return column == "name" ? new RowCondition(sql) { Driver = RowDriver.Name, Arms = [.. keys.Cast<object>()] } : new RowCondition(sql);
    }

    /// <summary>Keys of the terms that meet the condition.</summary>
    public static List<long> Keys(SqliteSession session, FilterOperator @operator, string value, bool ignoreCase)
    {
        var keys = new List<long>();
        var statement = session.Prepare("SELECT key, text FROM term");
        try
        {
            while (statement.Step())
            {
                if (TextCondition.Matches(statement.Text(1), @operator, value, ignoreCase))
                    keys.Add(statement.Int64(0));
            }
        }
        finally
        {
            statement.Reset();
        }

        return keys;
    }
}
