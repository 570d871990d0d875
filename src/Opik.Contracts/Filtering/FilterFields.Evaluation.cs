using static Opik.Contracts.FilterFieldType;

namespace Opik.Contracts;

/// <content>Datasets, experiments and optimizations.</content>
public static partial class FilterFields
{
    /// <summary>Fields of experiments.</summary>
    public static FilterFieldSet Experiments { get; } = new(
    [
        new("metadata", Dictionary), new("dataset_id", StringExact), new("project_id", StringExact), new("prompt_ids", List),
        new("tags", List), new("feedback_scores", FeedbackScoresNumber), new("experiment_scores", FeedbackScoresNumber),
    ]);

    /// <summary>Fields of datasets.</summary>
    public static FilterFieldSet Datasets { get; } = new(
    [
        .. Named(), new("tags", List), .. Audit(StringStateDb),
        .. Times("last_created_experiment_at", "last_created_optimization_at"), new("type", FilterFieldType.Enum),
    ]);

    /// <summary>Fields of dataset items; <c>data.x</c> says its type itself.</summary>
    public static FilterFieldSet DatasetItems { get; } = new(
    [
        .. Listed([new("id", StringExact)]), new("data", Map), new("full_data", FilterFieldType.String), new("source", FilterFieldType.String),
        new("trace_id", StringExact), new("span_id", StringExact), new("tags", List), new("description", FilterFieldType.String),
        .. Audit(FilterFieldType.String),
    ], "data.");

    /// <summary>Fields of the comparison of experiments; <c>data.x</c>, <c>input.x</c>, <c>output.x</c> and <c>metadata.x</c> say their type themselves.</summary>
    public static FilterFieldSet ComparedItems { get; } = new(
    [
        .. Listed([new("id", StringExact)]), new("source", FilterFieldType.String), new("trace_id", StringExact), new("span_id", StringExact),
        .. Audit(FilterFieldType.String), new("tags", List), new("description", FilterFieldType.String), new("data", Map),
        new("full_data", FilterFieldType.String), new("duration", Duration), new("output", FilterFieldType.String),
        // What the Python client's filters of traces also know.
        new("input", FilterFieldType.String), new("metadata", Dictionary),
        new("feedback_scores", FeedbackScoresNumber), new("total_estimated_cost", Number), new("usage.total_tokens", Number),
    ], "data.", "input.", "output.", "metadata.");

    /// <summary>Fields of optimizations.</summary>
    public static FilterFieldSet Optimizations { get; } = new(
    [
        new("metadata", Dictionary), new("dataset_id", StringExact), new("project_id", StringExact), new("status", FilterFieldType.Enum),
    ]);

    private static IEnumerable<FilterField> Named() => [new("id", StringStateDb), new("name", StringStateDb), new("description", StringStateDb)];
}
