using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Alerts.Payloads;

/// <summary>
/// The event as JSON. Members of the envelope have both spellings: the documentation writes <c>eventType</c>, servers have
/// always sent <c>event_type</c>, and receivers were written after either.
/// </summary>
internal static class GeneralPayload
{
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "id", "event_type", "eventType", "alert_id", "alertId", "alert_name", "alertName", "project_id", "projectId", "workspace_id", "workspaceId", "workspace_name", "workspaceName",
        "user_name", "userName", "created_at", "createdAt", "custom_fields", "customFields", "payload",
    };

    /// <summary>Whether the event has a member of the name: custom fields must not.</summary>
    public static bool IsTaken(string name) => Taken.Contains(name);

    public static void Write(Utf8JsonWriter writer, AlertMessage message)
    {
        writer.WriteStartObject();
        writer.WriteString("id", message.Id.ToString("D"));
        WriteTwice(writer, "event_type", "eventType", message.EventType.WireName());
        WriteTwice(writer, "alert_id", "alertId", message.Alert.Id.ToString("D"));
        WriteTwice(writer, "alert_name", "alertName", message.Alert.Name);
        if (message.Alert.ProjectId is { } project)
            WriteTwice(writer, "project_id", "projectId", project.ToString("D"));
        WriteTwice(writer, "workspace_id", "workspaceId", message.WorkspaceId.ToString("D"));
        WriteTwice(writer, "workspace_name", "workspaceName", message.WorkspaceName);
        if (message.UserNames.Count > 0)
            WriteTwice(writer, "user_name", "userName", message.UserNames[0]);
        writer.WritePropertyName("payload");
        WritePayload(writer, message);
        if (message.Alert.CustomFields is { } fields)
        {
            writer.WritePropertyName("custom_fields");
            writer.WriteRawValue(fields.Utf8.Span, skipInputValidation: true);
        }

        writer.WriteInstant("created_at"u8, message.CreatedAt);
        writer.WriteInstant("createdAt"u8, message.CreatedAt);
        writer.WriteEndObject();
    }

    private static void WritePayload(Utf8JsonWriter writer, AlertMessage message)
    {
        writer.WriteStartObject();
        writer.WriteString("alertId", message.Alert.Id.ToString("D"));
        writer.WriteString("alertName", message.Alert.Name);
        writer.WriteString("eventType", message.EventType.WireName());
        WriteTexts(writer, "eventIds", message.EventIds);
        WriteTexts(writer, "userNames", message.UserNames);
        writer.WriteNumber("eventCount", message.EventCount);
        writer.WriteString("aggregationType", "consolidated");
        writer.WriteString("message", message.Text);
        writer.WritePropertyName("metadata");
        WriteData(writer, message);
        writer.WriteEndObject();
    }

    /// <summary>
    /// The data in the documented shape of the kind: a list of prompts, checks or experiments; one prompt, version or
    /// measurement, or a list when several of them were put together.
    /// </summary>
    public static void WriteData(Utf8JsonWriter writer, AlertMessage message)
    {
        if (!message.EventType.IsList() && message.Items is [var only])
        {
            writer.WriteRawValue(only.Utf8.Span, skipInputValidation: true);
            return;
        }

        writer.WriteStartArray();
        foreach (var item in message.Items)
            writer.WriteRawValue(item.Utf8.Span, skipInputValidation: true);
        writer.WriteEndArray();
    }

    private static void WriteTwice(Utf8JsonWriter writer, string snake, string camel, string value)
    {
        writer.WriteString(snake, value);
        writer.WriteString(camel, value);
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
