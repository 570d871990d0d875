using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The field <c>annotation_queue_ids</c> of traces and threads: the list of the queues that the row is an item of.</summary>
internal static class QueueConditions
{
    /// <summary>The field.</summary>
    public const string Field = "annotation_queue_ids";

    /// <summary>The clause that leaves the items of one queue.</summary>
    public static FilterClause Of(Guid queue) => new(Field, FilterFieldType.List, FilterOperator.Equal, null, queue.ToString());

    /// <summary>The condition on traces (alias <c>r</c>).</summary>
    public static RowCondition OnTraces(QueryContext context, FilterClause clause)
    {
        var (queues, negated) = Queues(context, ScoredEntity.Trace, clause);
        if (queues.Count == 0)
            return RowCondition.Constant(negated);
        var sql = $"{(negated ? "NOT " : "")}{IsItem(context, queues, "r.id")}";
        if (negated)
            return new RowCondition(sql);
        var parameters = new QueryParameters();
        var items = $"""
            SELECT r.seq FROM (SELECT DISTINCT item FROM annotation_queue_item WHERE queue IN {parameters.AddList(queues)} AND removed = 0 LIMIT {context.CandidateLimit + 1}) i
            CROSS JOIN trace r ON r.id = i.item AND r.ws = {parameters.Add(context.Workspace)}
            """;
        return new RowCondition(sql) { Candidates = context.Collect(items, parameters) };
    }

    /// <summary>The condition on threads (alias <c>h</c>); null when every row meets it.</summary>
    public static string? OnThreads(QueryContext context, FilterClause clause)
    {
        var (queues, negated) = Queues(context, ScoredEntity.Thread, clause);
        if (queues.Count == 0)
            return negated ? null : "0";
        return $"{(negated ? "NOT " : "")}{IsItem(context, queues, "h.model_id")}";
    }

    // A row meets a negated operator when no queue of it meets the opposite.
    private static (List<long> Queues, bool Negated) Queues(QueryContext context, ScoredEntity scope, FilterClause clause)
    {
        var (@operator, negated) = clause.Operator switch
        {
            FilterOperator.NotContains => (FilterOperator.Contains, true),
            FilterOperator.NotEqual => (FilterOperator.Equal, true),
            FilterOperator.IsEmpty => (FilterOperator.IsNotEmpty, true),
            var other => (other, false),
        };
        return (QueueMembership.Matching(context.Session, context.Workspace, scope, @operator, clause.Value.Trim()), negated);
    }

    private static string IsItem(QueryContext context, List<long> queues, string id) =>
        $"EXISTS (SELECT 1 FROM annotation_queue_item i INDEXED BY annotation_queue_item_entity WHERE i.item = {id} AND i.removed = 0 AND i.queue IN {context.Parameters.AddList(queues)})";
}
