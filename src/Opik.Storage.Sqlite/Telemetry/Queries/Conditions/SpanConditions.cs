using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Conditions on spans.</summary>
internal sealed class SpanConditions(QueryContext context) : RowConditions(context)
{
    protected override RowCondition OfKind(FilterClause clause) => clause.Field switch
    {
        "model" => TermConditions.On(Context, "r.model", clause.Operator, clause.Value, ignoreCase: true),
        "provider" => TermConditions.On(Context, "r.provider", clause.Operator, clause.Value, ignoreCase: true),
        "trace_id" => Id("r.trace", clause, RowDriver.Trace),
        "parent_span_id" => Id("r.parent", clause, RowDriver.Project),
        "type" => new RowCondition(Member<SpanType>("r.type", clause)),
        "total_estimated_cost" => Sum("r.cost", clause, totals: false),
        "usage.prompt_tokens" or "usage.completion_tokens" or "usage.total_tokens" => Sum("r." + clause.Field["usage.".Length..], clause, totals: false),
        _ => throw new FilterException($"Invalid filters: unknown field '{clause.Field}'"),
    };
}
