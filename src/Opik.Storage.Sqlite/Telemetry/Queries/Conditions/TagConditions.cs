using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Conditions on tags. Rows of a project share few different sets of tags: the sets are tested once, through an index
/// that has each of them, and the rows compare texts.
/// </summary>
internal static class TagConditions
{
    // Where tags are unique to rows (ids as tags), testing the sets would be reading the rows.
    private const int MostSets = 5_000;

    /// <summary>The condition of a clause.</summary>
    public static RowCondition On(QueryContext context, FilterClause clause)
    {
        switch (clause.Operator)
        {
            case FilterOperator.IsEmpty:
                return new RowCondition("r.tags IS NULL");
            case FilterOperator.IsNotEmpty:
                return new RowCondition("r.tags IS NOT NULL");
            case FilterOperator.NotContains or FilterOperator.NotEqual:
                return new RowCondition($"(r.tags IS NULL OR {QueryFunctions.Tags(context.Parameters, "r.tags", clause.Operator, clause.Value)})");
        }

        if (Find(context, clause.Operator, clause.Value) is not { } sets)
            return new RowCondition($"r.tags IS NOT NULL AND {QueryFunctions.Tags(context.Parameters, "r.tags", clause.Operator, clause.Value)}");
        return sets.Count == 0 ? RowCondition.Never : new RowCondition($"r.tags IN {context.Parameters.AddTexts(sets)}") { Driver = RowDriver.Tags, Arms = sets };
    }

    /// <summary>The sets of tags, as stored, that meet a condition; null when there are too many different ones.</summary>
    public static List<string>? Find(QueryContext context, FilterOperator @operator, string value)
    {
        var index = context.Table.Index(RowDriver.Tags);
        var sql = $"""
            WITH RECURSIVE n(tags) AS (
              SELECT min(tags) FROM {context.Table.Name} INDEXED BY {index} WHERE project=?1 AND tags IS NOT NULL
              UNION ALL
              SELECT (SELECT min(tags) FROM {context.Table.Name} INDEXED BY {index} WHERE project=?1 AND tags > n.tags) FROM n WHERE n.tags IS NOT NULL LIMIT {MostSets + 1})
            SELECT tags FROM n WHERE tags IS NOT NULL
            """;
        var found = new List<string>();
        var statement = context.Session.Prepare(sql).Bind(1, context.Project);
        try
        {
            for (var count = 1; statement.Step(); count++)
            {
                if (count > MostSets)
                    return null;
                var tags = statement.Text(0)!;
                if (TextCondition.MatchesAny(TagText.Read(tags), @operator, value))
                    found.Add(tags);
            }
        }
        finally
        {
            statement.Reset();
        }

        return found;
    }
}
