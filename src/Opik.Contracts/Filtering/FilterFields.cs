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

    // Of a trace: those of its spans, which is an extension of ours.
    private static readonly FilterField[] Models = [new("model", FilterFieldType.String), new("provider", FilterFieldType.String)];

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
        .. Listed([.. Observed, new("thread_id", StringExact), .. Models]), new("experiment_id", StringExact), new("experiment_ids", StringList),
        new("guardrails", FilterFieldType.String), .. Listed([Count("llm_span_count"), Count("span_count")]),
        new("annotation_queue_ids", List), new("span_feedback_scores", FeedbackScoresNumber),
        new("visibility_mode", FilterFieldType.Enum) { Members = ["default", "hidden"] },
    ])
    {
        TakesGroups = true,
    };

    /// <summary>Fields of spans.</summary>
    public static FilterFieldSet Spans { get; } = new(
    [
        .. Listed([.. Observed, .. Models, new("trace_id", StringExact), new("parent_span_id", StringExact)]),
        new("type", FilterFieldType.Enum) { Members = ["general", "llm", "tool", "guardrail"] },
    ])
    {
        TakesGroups = true,
    };

    /// <summary>Fields of threads.</summary>
    public static FilterFieldSet Threads { get; } = new(Listed(
    [
        new("id", StringExact), new("first_message", FilterFieldType.String), new("last_message", FilterFieldType.String),
        Count("number_of_messages"), new("duration", Duration), new("total_estimated_cost", Number),
        .. Times("created_at", "last_updated_at", "start_time", "end_time"), .. People(FilterFieldType.String),
        new("usage.completion_tokens", Number), new("usage.prompt_tokens", Number), new("usage.total_tokens", Number),
        new("feedback_scores", FeedbackScoresNumber), new("status", FilterFieldType.Enum) { Members = ["active", "inactive"] },
        new("tags", List), new("annotation_queue_ids", List), Source, new("environment", FilterFieldType.Enum),
    ]))
    {
        TakesGroups = true,
    };

    // "in" and "not_in" for texts and numbers of logs, beyond what is documented: whoever looks for three names need not ask three times.
    private static IEnumerable<FilterField> Listed(IEnumerable<FilterField> fields) => fields.Select(field =>
        field.Type is FilterFieldType.String or StringExact or Number or Duration or FeedbackScoresNumber or Dictionary
            ? field with { Operators = [.. field.Operators ?? FilterOperators.Of(field.Type), FilterOperator.In, FilterOperator.NotIn] }
            : field);

    private static FilterField Count(string name) => new(name, Number) { Operators = FilterOperators.OfCount };

    private static IEnumerable<FilterField> Times(params IEnumerable<string> names) => names.Select(name => new FilterField(name, FilterFieldType.DateTime));

    private static IEnumerable<FilterField> People(FilterFieldType type) => [new("created_by", type), new("last_updated_by", type)];

    private static IEnumerable<FilterField> Audit(FilterFieldType text) => [.. Times("created_at", "last_updated_at"), .. People(text)];
}
