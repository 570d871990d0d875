using System.Globalization;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Conditions on feedback scores: the average over authors, by name without case.</summary>
internal static class ScoreConditions
{
    /// <summary>Condition on a score of the row itself.</summary>
    public static RowCondition OnOwn(QueryContext context, FilterClause clause) => OnOwn(context, context.Table.Kind, "r.id", clause);

    /// <summary>Condition on a score of the entity whose id the expression gives.</summary>
    public static RowCondition OnOwn(QueryContext context, ScoredEntity kind, string id, FilterClause clause)
    {
        var names = Names(context, kind, clause.Key!);
        if (names.Count == 0)
            return RowCondition.Constant(clause.Operator == FilterOperator.IsEmpty);
        var rows = $"FROM score c WHERE c.ws={Number(context.Workspace)} AND c.kind={(int)kind} AND c.entity={id} AND c.name IN {context.Parameters.AddTexts(names)}";
        if (clause.Operator == FilterOperator.IsEmpty)
            return new RowCondition($"NOT EXISTS (SELECT 1 {rows})");
        var sql = clause.Operator == FilterOperator.IsNotEmpty
            ? $"EXISTS (SELECT 1 {rows})"
            : NumberCondition.On(context.Parameters, $"(SELECT avg(c.value) {rows})", clause.Operator, clause.Value);
        return new RowCondition(sql) { Candidates = kind == context.Table.Kind ? Scored(context, kind, names) : null };
    }

    /// <summary>Condition on the scores of a trace's spans, averaged over its spans.</summary>
    public static RowCondition OnSpans(QueryContext context, FilterClause clause)
    {
        var names = Names(context, ScoredEntity.Span, clause.Key!);
        if (names.Count == 0)
            return RowCondition.Constant(clause.Operator == FilterOperator.IsEmpty);
        var rows = $"FROM span s JOIN score c ON c.ws=s.ws AND c.kind={(int)ScoredEntity.Span} AND c.entity=s.id AND c.name IN {context.Parameters.AddTexts(names)} WHERE s.trace=r.id AND s.ws=r.ws";
        return new RowCondition(clause.Operator switch
        {
            FilterOperator.IsEmpty => $"NOT EXISTS (SELECT 1 {rows})",
            FilterOperator.IsNotEmpty => $"EXISTS (SELECT 1 {rows})",
            _ => NumberCondition.On(context.Parameters, $"(SELECT avg(v) FROM (SELECT avg(c.value) AS v {rows} GROUP BY s.id))", clause.Operator, clause.Value),
        });
    }

    /// <summary>Expression for sorting: the average of a score of the row, NULL without one.</summary>
    public static string Sort(QueryContext context, string name) =>
        $"(SELECT avg(c.value) FROM score c WHERE c.ws={Number(context.Workspace)} AND c.kind={(int)context.Table.Kind} AND c.entity=r.id AND c.name={context.Parameters.Add(name)})";

    // The names of a project are few: a walk that jumps from one to the next does not read its scores.
    public static List<string> Names(QueryContext context, ScoredEntity kind, string name)
    {
        const string Sql = """
            WITH RECURSIVE n(name) AS (
              SELECT min(name) FROM score WHERE project=?1 AND kind=?2
              UNION ALL
              SELECT (SELECT min(name) FROM score WHERE project=?1 AND kind=?2 AND name > n.name) FROM n WHERE n.name IS NOT NULL LIMIT 10000)
            SELECT name FROM n WHERE name IS NOT NULL
            """;
        var names = new List<string>();
        var statement = context.Session.Prepare(Sql).Bind(1, context.Project).Bind(2, (long)kind);
        while (statement.Step())
        {
            if (statement.Text(0) is { } text && text.Equals(name, StringComparison.OrdinalIgnoreCase))
                names.Add(text);
        }

        statement.Reset();
        return names;
    }

    // Where few rows have the score, they are the way to the answer; a walk over all rows would find hardly any.
    private static SeqBitmap? Scored(QueryContext context, ScoredEntity kind, List<string> names)
    {
        var parameters = new QueryParameters();
        var project = parameters.Add(context.Project);
        var workspace = parameters.Add(context.Workspace);
        var sql = $"""
            SELECT r.seq FROM (SELECT entity FROM score WHERE project={project} AND kind={(int)kind} AND name IN {parameters.AddTexts(names)} LIMIT {context.CandidateLimit + 1}) s
            CROSS JOIN {context.Table.Name} r ON r.id=s.entity AND r.ws={workspace}
            """;
        return context.Collect(sql, parameters);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
