using static Opik.Contracts.FilterFieldType;

namespace Opik.Contracts;

/// <summary>The fields that filters may name, by entity.</summary>
public static partial class FilterFields
{
    private static readonly FilterField Source = new("source", FilterFieldType.Enum)
    {
        Members = ["sdk", "experiment", "playground", "optimization", "evaluator", "unknown"],
        Operators = [FilterOperator.Equal, FilterOperator.NotEqual],
    };

    // What a row of work has, whatever it is called.
    private static readonly FilterField[] Observed =
    [
        new("id", StringExact), new("name", FilterFieldType.String), new("input", FilterFieldType.String), new("output", FilterFieldType.String),
        new("error_type", FilterFieldType.String), .. Times("start_time", "end_time", "created_at", "last_updated_at"),
        .. People(FilterFieldType.String), new("input_json", Dictionary), new("output_json", Dictionary), new("metadata", Dictionary),
        new("total_estimated_cost", Number), new("ttft", Duration), new("duration", Duration),
        new("usage.completion_tokens", Number), new("usage.prompt_tokens", Number), new("usage.total_tokens", Number),
        new("tags", List), new("feedback_scores", FeedbackScoresNumber), new("error_info", ErrorContainer),
        new("environment", FilterFieldType.Enum), Source, new("custom", Custom),
    ];

    /// <summary>Fields of traces.</summary>
    public static FilterFieldSet Traces { get; } = new(
    [
        .. Observed,
        new("thread_id", StringExact), new("experiment_id", StringExact), new("experiment_ids", StringList),
        new("guardrails", FilterFieldType.String), new("llm_span_count", Number), new("span_count", Number),
        new("annotation_queue_ids", List), new("span_feedback_scores", FeedbackScoresNumber),
        new("visibility_mode", FilterFieldType.Enum) { Members = ["default", "hidden"] },
    ]);

    /// <summary>Fields of spans.</summary>
    public static FilterFieldSet Spans { get; } = new(
    [
        .. Observed,
        new("model", FilterFieldType.String), new("provider", FilterFieldType.String),
        new("trace_id", StringExact), new("parent_span_id", StringExact),
        new("type", FilterFieldType.Enum) { Members = ["general", "llm", "tool", "guardrail"] },
    ]);

    /// <summary>Fields of threads.</summary>
    public static FilterFieldSet Threads { get; } = new(
    [
        new("id", StringExact), new("first_message", FilterFieldType.String), new("last_message", FilterFieldType.String),
        new("number_of_messages", Number), new("duration", Duration), new("total_estimated_cost", Number),
        .. Times("created_at", "last_updated_at", "start_time", "end_time"), .. People(FilterFieldType.String),
        new("usage.completion_tokens", Number), new("usage.prompt_tokens", Number), new("usage.total_tokens", Number),
        new("feedback_scores", FeedbackScoresNumber), new("status", FilterFieldType.Enum) { Members = ["active", "inactive"] },
        new("tags", List), new("annotation_queue_ids", List), Source, new("environment", FilterFieldType.Enum),
    ]);

    private static IEnumerable<FilterField> Times(params IEnumerable<string> names) => names.Select(name => new FilterField(name, FilterFieldType.DateTime));

    private static IEnumerable<FilterField> People(FilterFieldType type) => [new("created_by", type), new("last_updated_by", type)];

    private static IEnumerable<FilterField> Audit(FilterFieldType text) => [.. Times("created_at", "last_updated_at"), .. People(text)];
}
