using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>ORDER BY of lists of threads; threads without a value come last in both directions.</summary>
internal static class ThreadOrder
{
    /// <summary>Most recently changed first.</summary>
    public const string Recent = "h.last_updated_at DESC, h.seq DESC";

    /// <summary>The order.</summary>
    public static string Of(QueryParameters parameters, SortClause? sort, long workspace)
    {
        if (sort is null || Expression(parameters, sort.Field, workspace) is not { } expression)
            return Recent;
        var direction = sort.Descending ? "DESC" : "ASC";
        return expression == "h.last_updated_at" ? $"{expression} {direction}, h.seq {direction}" : $"({expression}) IS NULL, {expression} {direction}, h.seq DESC";
    }

    private static string? Expression(QueryParameters parameters, string field, long workspace)
    {
        if (field.StartsWith("usage.", StringComparison.Ordinal))
            return ThreadFields.Usage(parameters, field["usage.".Length..]);
        if (field.StartsWith("feedback_scores.", StringComparison.Ordinal))
            return $"(SELECT avg(c.value) FROM score c WHERE c.ws={workspace} AND c.kind={(int)ScoredEntity.Thread} AND c.entity=h.model_id AND c.name={parameters.Add(field["feedback_scores.".Length..])})";
        return field switch
        {
            "id" => "h.thread",
            "status" or "tags" or "created_at" or "last_updated_at" => $"h.{field}",
            "created_by" => "(SELECT text FROM term WHERE key=h.created_by)",
            "environment" => $"(SELECT text FROM term WHERE key={ThreadFields.Environment})",
            "start_time" => ThreadFields.StartTime,
            "end_time" => ThreadFields.EndTime,
            "duration" => ThreadFields.Duration,
            "number_of_messages" => ThreadFields.NumberOfMessages,
            "total_estimated_cost" => ThreadFields.Sum(KnownCost.OfTrace),
            _ => null,
        };
    }
}
