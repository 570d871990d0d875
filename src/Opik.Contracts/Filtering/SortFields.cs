namespace Opik.Contracts;

/// <summary>Sortable fields by entity (5-wire-contract §2).</summary>
public static partial class SortFields
{
    /// <summary>Of traces.</summary>
    public static SortFieldSet Traces { get; } = new(
        "id", "name", "input", "output", "start_time", "end_time", "duration", "ttft", "metadata", "thread_id", "span_count", "llm_span_count", "usage.*",
        "total_estimated_cost", "tags", "error_info", "created_by", "created_at", "last_updated_at", "feedback_scores.*", "experiment_id", "environment");

    /// <summary>Of spans.</summary>
    public static SortFieldSet Spans { get; } = new(
        "id", "name", "input", "output", "start_time", "end_time", "duration", "ttft", "metadata", "usage.*", "total_estimated_cost", "tags", "error_info",
        "created_by", "feedback_scores.*", "environment", "type", "trace_id", "parent_span_id", "created_at", "last_updated_at", "model", "provider");

    /// <summary>Of threads.</summary>
    public static SortFieldSet Threads { get; } = new(
        "id", "start_time", "end_time", "duration", "number_of_messages", "created_at", "created_by", "last_updated_at", "usage.*", "total_estimated_cost",
        "feedback_scores.*", "status", "tags", "environment");

    /// <summary>Of experiments.</summary>
    public static SortFieldSet Experiments { get; } = new(
        "id", "name", "created_at", "last_updated_at", "created_by", "last_updated_by", "tags", "trace_count", "total_estimated_cost", "total_estimated_cost_avg",
        "feedback_scores.*", "experiment_scores.*", "duration.*", "pass_rate");

    /// <summary>Of datasets.</summary>
    public static SortFieldSet Datasets { get; } = new(
        "id", "name", "description", "tags", "created_at", "last_updated_at", "created_by", "last_updated_by", "last_created_experiment_at", "last_created_optimization_at");

    /// <summary>Of dataset items and of compared items.</summary>
    public static SortFieldSet DatasetItems { get; } = new(
        "id", "created_at", "last_updated_at", "created_by", "last_updated_by", "tags", "data.*", "input.*", "output.*", "metadata.*", "duration", "feedback_scores.*",
        "comments", "total_estimated_cost", "usage.*", "description");

    /// <summary>Of prompts.</summary>
    public static SortFieldSet Prompts { get; } = new(
        "id", "name", "description", "created_at", "last_updated_at", "created_by", "last_updated_by", "version_count", "tags");

    /// <summary>Of prompt versions.</summary>
    public static SortFieldSet PromptVersions { get; } = new(
        "id", "commit", "template", "change_description", "type", "tags", "created_at", "created_by");

    /// <summary>Of annotation queues.</summary>
    public static SortFieldSet AnnotationQueues { get; } = new(
        "id", "project_id", "name", "description", "instructions", "scope", "feedback_definition_names", "items_count", "created_at", "created_by", "last_updated_at",
        "last_updated_by");

    /// <summary>Of projects.</summary>
    public static SortFieldSet Projects { get; } = new("id", "name", "created_at", "last_updated_at", "last_updated_trace_at");
}
