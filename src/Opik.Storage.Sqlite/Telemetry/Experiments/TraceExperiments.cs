using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Which experiment a trace is a run of: of several the first.</summary>
internal static class TraceExperiments
{
    private const string Sql = """
        SELECT e.id, e.name, e.dataset_id, i.dataset_item FROM experiment_item i INDEXED BY experiment_item_trace
        CROSS JOIN experiment e ON e.key = i.experiment WHERE i.trace = ?1 AND i.ws = ?2 ORDER BY i.id LIMIT 1
        """;

    /// <summary>Text of the id of a trace's experiment (alias <c>r</c>); NULL without one.</summary>
    public const string IdText =
        "(SELECT id_text(e.id) FROM experiment_item i INDEXED BY experiment_item_trace CROSS JOIN experiment e ON e.key = i.experiment "
        + "WHERE i.trace = r.id AND i.ws = r.ws ORDER BY i.id LIMIT 1)";

    /// <summary>Experiments by trace; traces of none are left out.</summary>
    public static Dictionary<Guid, ExperimentReference> Read(SqliteSession session, long workspace, IEnumerable<Guid> traces)
    {
        var experiments = new Dictionary<Guid, ExperimentReference>();
        var row = session.Prepare(Sql);
        foreach (var trace in traces)
        {
            row.Bind(1, trace).Bind(2, workspace);
            if (row.Step())
                experiments[trace] = new ExperimentReference(row.Id(0), row.Text(1)!, row.Id(2), row.Id(3));
            row.Reset();
        }

        return experiments;
    }

    /// <summary>Condition on the id of the experiment, as text.</summary>
    public static RowCondition OnId(QueryContext context, FilterClause clause)
    {
        if (clause.Operator == FilterOperator.Equal && Guid.TryParse(clause.Value.Trim(), out var id))
            return Among(context, [id], negated: false);
        return new RowCondition(QueryFunctions.Text(context.Parameters, IdText, clause.Operator, clause.Value.ToLowerInvariant(), ignoreCase: false));
    }

    /// <summary>Condition that a trace is a run of one of several experiments.</summary>
    public static RowCondition OnIds(QueryContext context, FilterClause clause) =>
        Among(
            context,
            [.. FilterValues.Members(clause.Operator, clause.Value).Select(member => Guid.TryParse(member.Trim(), out var id) ? id : (Guid?)null).OfType<Guid>()],
            clause.Operator is FilterOperator.NotIn or FilterOperator.NotEqual);

    private static RowCondition Among(QueryContext context, IReadOnlyList<Guid> ids, bool negated)
    {
        var keys = ids.Select(id => ExperimentRow.Key(context.Session, context.Workspace, id)).OfType<long>().ToList();
        if (keys.Count == 0)
            return RowCondition.Constant(negated);
        var list = string.Join(',', keys);
        var condition = $"EXISTS (SELECT 1 FROM experiment_item i INDEXED BY experiment_item_trace WHERE i.trace = r.id AND i.ws = r.ws AND i.experiment IN ({list}))";
        if (negated)
            return new RowCondition($"NOT {condition}");
        // The runs of an experiment are the way to its traces; a walk over the project would meet few of them.
        var parameters = new QueryParameters();
        var runs = $"""
            SELECT r.seq FROM (SELECT DISTINCT ws, trace FROM experiment_item INDEXED BY experiment_item_run WHERE experiment IN ({list}) LIMIT {context.CandidateLimit + 1}) i
            CROSS JOIN trace r ON r.id = i.trace AND r.ws = i.ws WHERE r.project = {parameters.Add(context.Project)}
            """;
        return new RowCondition(condition) { Candidates = context.Collect(runs, parameters) };
    }
}
