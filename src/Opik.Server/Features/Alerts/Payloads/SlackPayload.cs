using System.Text;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;

namespace Opik.Server.Features.Alerts.Payloads;

/// <summary>A message in blocks for an incoming webhook of Slack: https://api.slack.com/reference/block-kit/blocks</summary>
internal static class SlackPayload
{
    private const int HeaderLength = 150;
    private const int SectionLength = 3000;

    public static void Write(Utf8JsonWriter writer, AlertMessage message)
    {
        var links = new AlertLinks(message);
        var (details, isCut) = message.EventType.Threshold() is null ? List(message, links) : (Measured(message), false);
        writer.WriteStartObject();
        // What notifications show, which have no blocks.
        writer.WriteString("text", Escape(AlertTexts.Cut(message.Text, SectionLength)));
        writer.WriteStartArray("blocks");
        WriteBlock(writer, "header", "plain_text", AlertTexts.Cut(message.Alert.Name, HeaderLength));
        WriteBlock(writer, "section", "mrkdwn", $"*{message.EventCount}* {AlertTexts.Label(message.EventType)} {(message.EventCount == 1 ? "event" : "events")}");
        if (details.Length > 0)
            WriteBlock(writer, "section", "mrkdwn", details);
        if (isCut)
            WriteBlock(writer, "section", "mrkdwn", links.All is { } all ? $"Not everything fits here. <{all}|View all>" : "Not everything fits here.");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static (string Text, bool IsCut) List(AlertMessage message, AlertLinks links)
    {
        var text = new StringBuilder($"*{AlertTexts.Heading(message.EventType)}:*\n");
        var isCut = message.EventCount > message.EventIds.Count;
        foreach (var (name, address) in links.Items())
        {
            var label = Escape(AlertTexts.Cut(name.ReplaceLineEndings(" "), 150));
            var line = address is null ? $"• {label}\n" : $"• <{address}|{label.Replace('|', '/')}>\n";
            // A line is whole or not there: half a link is none.
            if (text.Length + line.Length > SectionLength)
                return (text.ToString(), true);
            text.Append(line);
        }

        return (text.ToString(), isCut);
    }

    private static string Measured(AlertMessage message)
    {
        var text = new StringBuilder();
        foreach (var item in message.Items)
        {
            using var json = JsonDocument.Parse(item.Utf8);
            var heading = AlertTexts.Heading(message.EventType);
            text.Append($"*{heading} Alert Triggered*\n");
            if (json.RootElement.TryGetProperty("conditions", out var conditions) && conditions.ValueKind == JsonValueKind.Array)
            {
                foreach (var condition in conditions.EnumerateArray())
                    Append(text, heading, condition);
            }
            else
            {
                Append(text, heading, json.RootElement);
            }

            if (Text(json.RootElement, "project_names") is { Length: > 0 } projects)
                text.Append($"• *Projects:* {projects}\n");
        }

        return AlertTexts.Cut(text.ToString(), SectionLength);
    }

    private static void Append(StringBuilder text, string heading, JsonElement condition)
    {
        if (Text(condition, "feedback_score_name") is { Length: > 0 } score)
            text.Append($"• *Score:* {score}\n");
        if (Text(condition, "measure") is { Length: > 0 } measure)
            text.Append($"• *Measure:* {measure}\n");
        if (Text(condition, "filters") is { Length: > 0 } filters)
            text.Append($"• *Where:* {filters}\n");
        var unit = Text(condition, "unit") is { Length: > 0 } name and not ("count" or "score") ? $" {name}" : string.Empty;
        text.Append($"• *Current {heading}:* {Text(condition, "metric_value")}{unit}\n");
        text.Append($"• *Threshold:* {Text(condition, "operator")} {Text(condition, "threshold")}{unit}\n");
        _ = long.TryParse(Text(condition, "window_seconds"), out var seconds);
        text.Append($"• *Time Window:* {AlertTexts.Window(seconds)}\n");
    }

    private static string Text(JsonElement data, string name) => data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Escape(value.GetString()!) : string.Empty;

    // The only three that have a meaning in Slack's texts.
    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static void WriteBlock(Utf8JsonWriter writer, string type, string form, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteStartObject("text");
        writer.WriteString("type", form);
        writer.WriteString("text", text);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
