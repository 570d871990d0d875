using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Conditions on interned texts: the terms are tested once, the rows only compare keys.</summary>
internal static class TermConditions
{
    /// <summary>Condition on an expression that gives a term, such as <c>r.name</c>; NULL is the empty text.</summary>
    public static RowCondition On(QueryContext context, string term, FilterOperator @operator, string value, bool ignoreCase)
    {
        // Most terms meet a negated condition; the set of those that do not is the small one.
        var (positive, negated) = @operator switch
        {
            FilterOperator.NotContains => (FilterOperator.Contains, true),
            FilterOperator.NotEqual => (FilterOperator.Equal, true),
            FilterOperator.NotIn => (FilterOperator.In, true),
            FilterOperator.IsEmpty => (FilterOperator.Equal, false),
            FilterOperator.IsNotEmpty => (FilterOperator.Equal, true),
            _ => (@operator, false),
        };
        var keys = Keys(context.Session, positive, value, ignoreCase);
        if (keys.Count == 0 && @operator.IsPresence())
            return new RowCondition(NumberCondition.Presence(term, @operator));
        var nullMatches = TextCondition.Matches(string.Empty, positive, value, ignoreCase);
        if (negated)
            return new RowCondition(nullMatches
                ? $"({term} IS NOT NULL AND {term} NOT IN {context.Parameters.AddList(keys)})"
                : $"({term} IS NULL OR {term} NOT IN {context.Parameters.AddList(keys)})");
        if (nullMatches)
            return new RowCondition($"({term} IS NULL OR {term} IN {context.Parameters.AddList(keys)})");
        if (keys.Count == 0)
            return RowCondition.Never;
        var sql = keys.Count == 1 ? $"{term} = {context.Parameters.Add(keys[0])}" : $"{term} IN {context.Parameters.AddList(keys)}";
        return term == "r.name" ? new RowCondition(sql) { Driver = RowDriver.Name, Arms = [.. keys.Cast<object>()] } : new RowCondition(sql);
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
