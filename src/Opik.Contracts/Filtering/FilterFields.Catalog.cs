using static Opik.Contracts.FilterFieldType;

namespace Opik.Contracts;

/// <content>Entities of the catalog.</content>
public static partial class FilterFields
{
    /// <summary>Fields of prompts.</summary>
    public static FilterFieldSet Prompts { get; } = new(
    [
        .. Named(), .. Audit(StringStateDb), new("tags", List), Count("version_count"),
        new("template_structure", FilterFieldType.Enum) { Members = ["text", "chat"] },
    ]);

    /// <summary>Fields of prompt versions.</summary>
    public static FilterFieldSet PromptVersions { get; } = new(
    [
        new("id", StringStateDb), new("commit", StringStateDb), new("version_number", Number), new("template", StringStateDb),
        new("change_description", StringStateDb), new("metadata", DictionaryStateDb), new("type", FilterFieldType.Enum),
        new("tags", List), .. Times("created_at"), new("created_by", StringStateDb),
    ]);

    /// <summary>Fields of alerts.</summary>
    public static FilterFieldSet Alerts { get; } = new(
    [
        new("id", StringStateDb), new("name", StringStateDb), new("alert_type", FilterFieldType.Enum), new("enabled", FilterFieldType.Enum),
        new("webhook_url", StringStateDb), .. Audit(StringStateDb),
    ]);

    /// <summary>Fields of annotation queues.</summary>
    public static FilterFieldSet AnnotationQueues { get; } = new(
    [
        new("id", StringExact), new("project_id", StringExact), new("name", FilterFieldType.String), new("description", FilterFieldType.String),
        new("instructions", FilterFieldType.String), new("feedback_definition_names", List), Count("items_count"),
        new("scope", FilterFieldType.Enum) { Members = ["trace", "thread"] }, .. Audit(FilterFieldType.String),
    ]);

    /// <summary>Fields of online rules.</summary>
    public static FilterFieldSet Evaluators { get; } = new(
    [
        new("id", StringStateDb), new("name", StringStateDb), new("type", FilterFieldType.Enum), new("enabled", FilterFieldType.Enum),
        new("project_id", StringStateDb), new("project_name", StringStateDb), new("sampling_rate", Number), .. Audit(StringStateDb),
    ]);

    /// <summary>Fields of dashboards and insights views.</summary>
    public static FilterFieldSet Dashboards { get; } = new([.. Named(), new("type", FilterFieldType.Enum), new("scope", FilterFieldType.Enum), .. Audit(StringStateDb)]);
}
