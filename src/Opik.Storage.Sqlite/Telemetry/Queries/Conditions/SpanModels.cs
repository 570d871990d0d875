using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Conditions on the models that the spans of a trace ran. The models of a project are few: they are tested once, and traces
/// are looked up in the index of models.
/// </summary>
internal static class SpanModels
{
    private const int MostModels = 2_000;

    // Of a trace with very many spans the rest is not looked at.
    private const int MostSpans = 2_000;

    /// <summary>The condition; negated ones hold where no span meets the positive one.</summary>
    public static RowCondition On(QueryContext context, FilterClause clause)
    {
        var (positive, negated) = clause.Operator switch
        {
            FilterOperator.NotContains => (FilterOperator.Contains, true),
            FilterOperator.NotEqual => (FilterOperator.Equal, true),
            FilterOperator.NotIn => (FilterOperator.In, true),
            FilterOperator.IsEmpty => (FilterOperator.IsNotEmpty, true),
            _ => (clause.Operator, false),
        };
        var keys = Keys(context, positive, clause.Value);
        if (keys.Count == 0)
            return RowCondition.Constant(negated);
        var list = string.Join(',', keys);
        var runs = $"EXISTS (SELECT 1 FROM span s INDEXED BY span_model WHERE s.project=r.project AND s.model IN ({list}) AND s.trace=r.id)";
        if (negated)
            return new RowCondition($"NOT {runs}");
        var parameters = new QueryParameters();
        var traces = $"""
            SELECT r.seq FROM (SELECT DISTINCT trace FROM span INDEXED BY span_model WHERE project={parameters.Add(context.Project)} AND model IN ({list}) LIMIT {context.CandidateLimit + 1}) s
            CROSS JOIN trace r ON r.id=s.trace AND r.ws={parameters.Add(context.Workspace)}
            """;
        return new RowCondition(runs) { Candidates = context.Collect(traces, parameters) };
    }

    /// <summary>The models of a trace's spans, by name; empty: none.</summary>
    public static IReadOnlyList<string> Read(ViewContext context, Guid trace)
    {
        var row = context.Session.Prepare($"SELECT DISTINCT model FROM (SELECT model FROM span INDEXED BY span_trace WHERE trace=?1 AND ws=?2 LIMIT {MostSpans}) WHERE model IS NOT NULL")
            .Bind(1, trace)
            .Bind(2, context.Workspace);
        var models = new List<string>();
        while (row.Step())
        {
            if (context.Term(row.Int64(0)) is { } model)
                models.Add(model);
        }

        row.Reset();
        models.Sort(StringComparer.Ordinal);
        return models;
    }

    // From one model to the next in the index: as many steps as there are models, however many spans.
    private static List<long> Keys(QueryContext context, FilterOperator @operator, string value)
    {
        var statement = context.Session.Prepare($"""
            WITH RECURSIVE m(key) AS (
              SELECT min(model) FROM span INDEXED BY span_model WHERE project=?1 AND model IS NOT NULL
              UNION ALL
              SELECT (SELECT min(model) FROM span INDEXED BY span_model WHERE project=?1 AND model > m.key) FROM m WHERE m.key IS NOT NULL LIMIT {MostModels})
            SELECT m.key, term.text FROM m CROSS JOIN term ON term.key=m.key
            """).Bind(1, context.Project);
        var keys = new List<long>();
        while (statement.Step())
        {
            if (TextCondition.Matches(statement.Text(1), @operator, value, ignoreCase: true))
                keys.Add(statement.Int64(0));
        }

        statement.Reset();
        return keys;
    }
}
