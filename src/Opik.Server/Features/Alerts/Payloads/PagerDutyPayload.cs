using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Payloads;

/// <summary>An event for the Events API v2 of PagerDuty: https://developer.pagerduty.com/docs/events-api-v2/trigger-events/</summary>
internal static class PagerDutyPayload
{
    private const string RoutingKey = "routing_key";
    private const int SummaryLength = 1024;

    public static void Write(Utf8JsonWriter writer, AlertMessage message)
    {
        var links = new AlertLinks(message);
        writer.WriteStartObject();
        writer.WriteString("routing_key", message.Metadata.GetValueOrDefault(RoutingKey, string.Empty));
        writer.WriteString("event_action", "trigger");
        // One incident for each kind of event of an alert, and for each condition: the next message is added to it while it is open.
        writer.WriteString("dedup_key", $"opik:{message.Alert.Id:D}:{message.EventType.WireName()}{(message.Part.Length == 0 ? string.Empty : ":" + message.Part)}");
        writer.WriteString("client", "Opik");
        if (links.All is { } all)
        {
            writer.WriteString("client_url", all);
            WriteLinks(writer, links);
        }

        writer.WriteStartObject("payload");
        writer.WriteString("summary", AlertTexts.Cut(message.Alert.Name, SummaryLength));
        writer.WriteString("source", "Opik");
        writer.WriteString("severity", Severity(message.EventType));
        writer.WriteInstant("timestamp"u8, message.CreatedAt);
        writer.WriteString("component", message.WorkspaceName);
        writer.WriteString("class", message.EventType.WireName());
        WriteDetails(writer, message);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // critical, error, warning or info
    private static string Severity(AlertEventType type) => type switch
    {
        AlertEventType.TraceErrors or AlertEventType.TraceGuardrailsTriggered => "error",
        AlertEventType.TraceCost or AlertEventType.TraceLatency or AlertEventType.TraceFeedbackScore or AlertEventType.TraceThreadFeedbackScore => "warning",
        _ => "info",
    };

    private static void WriteDetails(Utf8JsonWriter writer, AlertMessage message)
    {
        writer.WriteStartObject("custom_details");
        writer.WriteString("id", message.Id.ToString("D"));
        writer.WriteString("alert_id", message.Alert.Id.ToString("D"));
        writer.WriteString("event_type", message.EventType.WireName());
        writer.WriteString("workspace_id", message.WorkspaceId.ToString("D"));
        writer.WriteString("workspace_name", message.WorkspaceName);
        writer.WriteNumber("event_count", message.EventCount);
        writer.WriteString("message", message.Text);
        if (message.Alert.CustomFields is { } fields)
        {
            writer.WritePropertyName("custom_fields");
            writer.WriteRawValue(fields.Utf8.Span, skipInputValidation: true);
        }

        writer.WritePropertyName("metadata");
        GeneralPayload.WriteData(writer, message);
        writer.WriteEndObject();
    }

    private static void WriteLinks(Utf8JsonWriter writer, AlertLinks links)
    {
        writer.WriteStartArray("links");
        foreach (var (text, address) in links.Targets().Take(20))
        {
            writer.WriteStartObject();
            writer.WriteString("href", address);
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
