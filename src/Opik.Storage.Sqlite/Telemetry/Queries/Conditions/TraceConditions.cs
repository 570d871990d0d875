using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Conditions on traces.</summary>
internal sealed class TraceConditions(QueryContext context) : RowConditions(context)
{
    protected override RowCondition OfKind(FilterClause clause) => clause.Field switch
    {
        "thread_id" => Thread(clause),
        "total_estimated_cost" => Sum(KnownCost.For(clause), clause, totals: true),
        "llm_span_count" => Sum("t.llm_spans", clause, totals: true),
        "span_count" => Sum("t.spans", clause, totals: true),
        "usage.prompt_tokens" or "usage.completion_tokens" or "usage.total_tokens" => Sum("t." + clause.Field["usage.".Length..], clause, totals: true),
        "model" => SpanModels.On(Context, clause),
        "provider" => Provider(clause),
        "span_feedback_scores" => ScoreConditions.OnSpans(Context, clause),
        "guardrails" => Guardrails(clause),
        "visibility_mode" => new RowCondition(Member<VisibilityMode>($"({IsHidden})", clause)),

        "experiment_id" => TraceExperiments.OnId(Context, clause),
        "experiment_ids" => TraceExperiments.OnIds(Context, clause),
        QueueConditions.Field => QueueConditions.OnTraces(Context, clause),
        _ => throw new FilterException($"Invalid filters: unknown field '{clause.Field}'"),
    };

    private RowCondition Thread(FilterClause clause) => clause.Operator switch
    {
        FilterOperator.Equal => new RowCondition($"r.thread = {Parameters.Add(clause.Value)}") { Driver = RowDriver.Thread },
        FilterOperator.In => new RowCondition($"r.thread IN {Parameters.AddTexts(FilterValues.ReadList(clause.Value))}") { Driver = RowDriver.Thread },
        _ => new RowCondition(QueryFunctions.Text(Parameters, "r.thread", clause.Operator, clause.Value, ignoreCase: false)),
    };

    // Totals of a trace have the providers of its spans as keys.
    private RowCondition Provider(FilterClause clause)
    {
        var negated = clause.Operator is FilterOperator.NotContains or FilterOperator.NotEqual or FilterOperator.NotIn or FilterOperator.IsEmpty;
        var positive = clause.Operator switch
        {
            FilterOperator.NotContains => FilterOperator.Contains,
            FilterOperator.NotEqual => FilterOperator.Equal,
            FilterOperator.NotIn => FilterOperator.In,
            FilterOperator.IsEmpty => FilterOperator.IsNotEmpty,
            var other => other,
        };
        return new RowCondition($"{(negated ? "NOT " : "")}EXISTS (SELECT 1 FROM json_each(t.providers) v WHERE {QueryFunctions.Text(Parameters, "v.key", positive, clause.Value, ignoreCase: true)})") { NeedsTotals = true };
    }

    private RowCondition Guardrails(FilterClause clause)
    {
        const string Failed = "EXISTS (SELECT 1 FROM guardrail g WHERE g.ws=r.ws AND g.trace=r.id AND g.passed=0)";
        const string Any = "EXISTS (SELECT 1 FROM guardrail g WHERE g.ws=r.ws AND g.trace=r.id)";
        var sql = QueryFunctions.Text(Parameters, $"CASE WHEN {Failed} THEN 'failed' WHEN {Any} THEN 'passed' END", clause.Operator, clause.Value, ignoreCase: true);
        if (clause.Operator != FilterOperator.Equal || !clause.Value.Equals("failed", StringComparison.OrdinalIgnoreCase))
            return new RowCondition(sql);
        var parameters = new QueryParameters();
        var failures = $"""
            SELECT r.seq FROM (SELECT DISTINCT trace FROM guardrail INDEXED BY guardrail_failed WHERE project={parameters.Add(Context.Project)} AND passed = 0 LIMIT {Context.CandidateLimit + 1}) g
            CROSS JOIN trace r ON r.id=g.trace AND r.ws={parameters.Add(Context.Workspace)}
            """;
        return new RowCondition(sql) { Candidates = Context.Collect(failures, parameters) };
    }
}
