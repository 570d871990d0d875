namespace Opik.Contracts;

/// <content>Dashboards, alerts and online rules.</content>
public static partial class SortFields
{
    /// <summary>Of dashboards and insights views.</summary>
    public static SortFieldSet Dashboards { get; } = new(
        "id", "name", "description", "type", "scope", "created_at", "last_updated_at", "created_by", "last_updated_by");

    /// <summary>Of alerts.</summary>
    public static SortFieldSet Alerts { get; } = new(
        "id", "name", "alert_type", "enabled", "webhook_url", "created_at", "last_updated_at", "created_by", "last_updated_by");

    /// <summary>Of online rules.</summary>
    public static SortFieldSet Evaluators { get; } = new(
        "id", "name", "type", "enabled", "project_id", "project_name", "sampling_rate", "created_at", "last_updated_at", "created_by", "last_updated_by");
}
