using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>ORDER BY of lists of traces and spans; rows without a value come last in both directions, ties go by id.</summary>
internal static class RowOrder
{
    /// <summary>Newest first.</summary>
    public const string Newest = "r.id DESC";

    /// <summary>The order, and whether it reads the totals of traces or the payloads (alias <c>p</c>).</summary>
    public static (string Sql, bool Totals, bool Payload) Of(QueryContext context, SortClause? sort)
    {
        if (sort is null || (sort.Field == "id" && sort.Descending))
            return (Newest, false, false);
        var direction = sort.Descending ? "DESC" : "ASC";
        if (sort.Field == "id")
            return ("r.id ASC", false, false);
        var expression = Expression(context, sort.Field);
        if (expression is null)
            return (Newest, false, false);
        return ($"({expression}) IS NULL, {expression} {direction}, r.id DESC", expression.Contains("t.", StringComparison.Ordinal), expression.Contains("p.data", StringComparison.Ordinal));
    }

    private static string? Expression(QueryContext context, string field)
    {
        if (Rest(field, "feedback_scores.") is { } score)
            return ScoreConditions.Sort(context, score);
        var traces = context.Table.Kind == ScoredEntity.Trace;
        if (Rest(field, "usage.") is { } usage)
            return Usage(context, usage, traces ? "t" : "r");
        return field switch
        {
            "name" or "model" or "provider" or "environment" or "created_by" => $"(SELECT text FROM term WHERE key=r.{field}) COLLATE NOCASE",
            "start_time" or "end_time" or "ttft" or "created_at" or "last_updated_at" or "tags" => $"r.{field}",
            "duration" => RowConditions.Duration,
            "input" => "r.input_preview",
            "output" => "r.output_preview",
            "metadata" => "metadata_text(p.data)",
            "error_info" => "r.error_type",
            "thread_id" => "r.thread",
            "span_count" => "t.spans",
            "llm_span_count" => "t.llm_spans",
            "total_estimated_cost" => traces ? KnownCost.OfTrace : "r.cost",
            "type" => "r.type",
            "trace_id" => "r.trace",
            "parent_span_id" => "r.parent",
            "experiment_id" => TraceExperiments.IdText,
            _ => null,
        };
    }

    private static string Usage(QueryContext context, string key, string alias) => key is "prompt_tokens" or "completion_tokens" or "total_tokens"
        ? $"{alias}.{key}"
        : $"(SELECT value FROM json_each({alias}.usage) WHERE key={context.Parameters.Add(key)})";

    private static string? Rest(string field, string prefix) => field.StartsWith(prefix, StringComparison.Ordinal) ? field[prefix.Length..] : null;
}
