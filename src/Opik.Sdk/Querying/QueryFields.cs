using Opik.Contracts;
using static Opik.Contracts.FilterFieldType;
using static Opik.Contracts.FilterOperator;

namespace Opik.Querying;

/// <summary>
/// The fields of the query language. They are fewer than the server's <see cref="FilterFields"/>, with the types that the
/// client writes and the operators that it accepts: a query must mean the same whichever client sends it.
/// </summary>
internal static class QueryFields
{
    private static readonly FilterOperator[] Unordered = [Equal, NotEqual, Contains, NotContains, StartsWith, EndsWith];
    private static readonly FilterOperator[] Ordered = [Equal, NotEqual, GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual];

    private static readonly Dictionary<FilterFieldType, FilterOperator[]> Operators = new()
    {
        [FilterFieldType.String] = [.. Unordered, GreaterThan, LessThan],
        [Number] = Ordered,
        [FilterFieldType.DateTime] = Ordered,
        [FeedbackScoresNumber] = [.. Ordered, IsEmpty, IsNotEmpty],
        [List] = [Equal, NotEqual, Contains, NotContains, IsEmpty, IsNotEmpty],
        [Dictionary] = [.. Unordered, GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual],
        [FilterFieldType.Enum] = [Equal, NotEqual, In, NotIn],
        [ErrorContainer] = [IsEmpty, IsNotEmpty],
        [Map] = Unordered,
    };

    private static readonly IEnumerable<FilterField> Usage = Of(Number, "usage.total_tokens", "usage.prompt_tokens", "usage.completion_tokens");

    private static readonly QueryFieldSet Traces = Set(
        [
            .. Of(FilterFieldType.String, "id", "name", "input", "output", "thread_id", "guardrails", "experiment_id"),
            .. Of(FilterFieldType.Enum, "environment"),
            .. Of(FilterFieldType.DateTime, "start_time", "end_time", "created_at", "last_updated_at"),
            .. Of(Number, "duration", "total_estimated_cost", "llm_span_count"), .. Usage,
            .. Of(Dictionary, "input_json", "output_json", "metadata"),
            .. Of(FeedbackScoresNumber, "feedback_scores", "span_feedback_scores"),
            .. Of(List, "tags", "annotation_queue_ids"), .. Of(ErrorContainer, "error_info"),
        ]);

    private static readonly QueryFieldSet Spans = Set(
        [
            .. Of(FilterFieldType.String, "id", "name", "input", "output", "model", "provider", "trace_id"),
            .. Of(FilterFieldType.Enum, "type", "environment"),
            .. Of(FilterFieldType.DateTime, "start_time", "end_time"),
            .. Of(Number, "duration", "total_estimated_cost"), .. Usage,
            .. Of(Dictionary, "input_json", "output_json", "metadata"),
            .. Of(FeedbackScoresNumber, "feedback_scores"), .. Of(List, "tags"), .. Of(ErrorContainer, "error_info"),
        ]);

    private static readonly QueryFieldSet Threads = Set(
        [
            .. Of(FilterFieldType.String, "id", "first_message", "last_message"),
            .. Of(FilterFieldType.Enum, "status", "environment"),
            .. Of(FilterFieldType.DateTime, "start_time", "end_time", "created_at", "last_updated_at"),
            .. Of(Number, "number_of_messages", "duration"),
            .. Of(FeedbackScoresNumber, "feedback_scores"), .. Of(List, "tags", "annotation_queue_ids"),
        ]);

    private static readonly QueryFieldSet DatasetItems = Set(
        [
            .. Of(FilterFieldType.String, "id", "full_data", "source", "trace_id", "span_id", "created_by", "last_updated_by"),
            .. Of(Map, "data"), .. Of(List, "tags"), .. Of(FilterFieldType.DateTime, "created_at", "last_updated_at"),
        ]);

    // The server keeps prompt versions in its catalog, where texts have no order.
    private static readonly QueryFieldSet PromptVersions = Set(
        [
            .. Of(FilterFieldType.String, "id", "commit", "version_number", "template", "change_description", "created_by").Select(field => field with { Operators = Unordered }),
            new FilterField("type", FilterFieldType.String) { Operators = [Equal, NotEqual] },
            .. Of(Dictionary, "metadata"), .. Of(List, "tags"), .. Of(FilterFieldType.DateTime, "created_at"),
        ],
        Unordered);

    public static QueryFieldSet For(QueryEntity entity) => entity switch
    {
        QueryEntity.Traces => Traces,
        QueryEntity.Spans => Spans,
        QueryEntity.Threads => Threads,
        QueryEntity.DatasetItems => DatasetItems,
        QueryEntity.PromptVersions => PromptVersions,
        _ => throw new ArgumentOutOfRangeException(nameof(entity), entity, "There is no such entity."),
    };

    private static IEnumerable<FilterField> Of(FilterFieldType type, params IEnumerable<string> names) =>
        names.Select(name => new FilterField(name, type) { Operators = Operators[type] });

    private static QueryFieldSet Set(IEnumerable<FilterField> fields, FilterOperator[]? other = null)
    {
        var byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        var keyed = byName.Values.Where(field => field.Type is Dictionary or Map or FeedbackScoresNumber).Select(field => field.Name);
        return new QueryFieldSet(byName, keyed.ToHashSet(StringComparer.Ordinal), other ?? Operators[FilterFieldType.String]);
    }
}
