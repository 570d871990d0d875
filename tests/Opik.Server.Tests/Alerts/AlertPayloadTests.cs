using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Alerts.Payloads;
using Opik.Storage;
using static Opik.Server.Tests.Alerts.AlertServer;

namespace Opik.Server.Tests.Alerts;

/// <summary>The forms of messages, without a server.</summary>
public sealed class AlertPayloadTests
{
    private static readonly Guid Id = new("0198ec68-6e06-7253-a20b-d35c9252b9c0");

    [Fact]
    public void Data_has_the_documented_shape_of_its_kind()
    {
        foreach (var kind in Enum.GetValues<AlertEventType>())
        {
            var isList = kind is AlertEventType.PromptDeleted or AlertEventType.TraceGuardrailsTriggered or AlertEventType.ExperimentFinished;
            Assert.Equal(isList ? JsonValueKind.Array : JsonValueKind.Object, Data(Message(kind)).ValueKind);
            Assert.Equal(JsonValueKind.Array, Data(Message(kind, items: [JsonText.Parse("{}"), JsonText.Parse("{}")])).ValueKind);
        }

        static JsonElement Data(AlertMessage message) => Write(message).GetProperty("payload").GetProperty("metadata");
    }

    [Theory]
    [InlineData(AlertEventType.TraceErrors, "Trace Error Alert", "*Trace Errors Alert Triggered*\n• *Current Trace Errors:* 15\n• *Threshold:* &gt; 10\n• *Time Window:* 15 minutes\n• *Projects:* Demo Project\n")]
    [InlineData(AlertEventType.TraceCost, "Cost Alert", "*Cost Alert Triggered*\n• *Current Cost:* 150.75 USD\n• *Threshold:* &gt; 100.00 USD\n• *Time Window:* 1 hour\n• *Projects:* Demo Project\n")]
    [InlineData(AlertEventType.TraceLatency, "Latency Alert", "*Latency Alert Triggered*\n• *Current Latency:* 6.25 seconds\n• *Threshold:* &gt; 5.00 seconds\n• *Time Window:* 30 minutes\n• *Projects:* Demo Project\n")]
    [InlineData(AlertEventType.TraceThreadFeedbackScore, "Thread Feedback Score", "*Thread Feedback Score Alert Triggered*\n• *Score:* helpfulness\n• *Current Thread Feedback Score:* 0.7500\n• *Threshold:* &lt; 0.8000\n• *Time Window:* 1 hour\n• *Projects:* Demo Project\n")]
    [InlineData(AlertEventType.PromptDeleted, "Prompt Deleted", "*Deleted Prompt IDs:*\n• 0198ec68-6e06-7253-a20b-d35c9252b9c1\n")]
    [InlineData(AlertEventType.PromptCommitted, "Prompt Committed", "*Prompts Committed:*\n• <http://opik.example/default/prompts/0198ec68-6e06-7253-a20b-d35c9252b9c1?activeVersionId=0198ec68-6e06-7253-a20b-d35c9252b9c2|c9252b9c>\n")]
    [InlineData(AlertEventType.TraceGuardrailsTriggered, "Guardrail Triggered", "*Traces with Guardrails Triggered:*\n• <http://opik.example/default/projects/0198ec68-6e06-7253-a20b-d35c9252b9ba/traces?trace=0198ec68-6e06-7253-a20b-d35c9252b9c4|0198ec68-6e06-7253-a20b-d35c9252b9c4>\n")]
    [InlineData(AlertEventType.ExperimentFinished, "Experiment Finished", "*Experiments Finished:*\n• <http://opik.example/default/experiments/0198ec68-6e06-7253-a20b-d35c9252b9c6/compare?experiments=%5B%220198ec68-6e06-7253-a20b-d35c9252b9c5%22%5D|baseline>\n")]
    public void Slack_gets_a_heading_a_count_and_the_particulars(AlertEventType kind, string label, string details)
    {
        var blocks = Write(Message(kind, AlertType.Slack)).GetProperty("blocks");

        Assert.Equal(["header", "section", "section"], blocks.EnumerateArray().Select(block => Text(block, "type")));
        Assert.Equal(["plain_text", "mrkdwn", "mrkdwn"], blocks.EnumerateArray().Select(block => Text(block.GetProperty("text"), "type")));
        Assert.Equal(["n", $"*1* {label} event", details], blocks.EnumerateArray().Select(block => Text(block.GetProperty("text"), "text")));
    }

    [Fact]
    public void Slack_gets_whole_lines_within_its_limits()
    {
        var items = Enumerable.Range(0, 60).Select(number => JsonText.Parse($$"""{"id":"{{Guid.CreateVersion7()}}","name":"p{{number}} {{new string('&', 40)}}"}""")).ToList();
        var message = Message(AlertEventType.PromptCreated, AlertType.Slack, items) with { EventCount = 60 };
        message = message with { Alert = message.Alert with { Name = new string('n', 149) + "😀" + "more" } };
        var texts = Write(message).GetProperty("blocks").EnumerateArray().Select(block => Text(block.GetProperty("text"), "text")).ToList();

        Assert.Equal((new string('n', 149) + "…", "*60* Prompt Created events"), (texts[0], texts[1]));
        Assert.InRange(texts[2].Length, 2500, 3000);
        Assert.All(texts[2].TrimEnd('\n').Split('\n')[1..], line => Assert.Matches("^• <http://opik.example/default/prompts/[^|]+\\|p[0-9]+ (&amp;)+>$", line));
        Assert.Equal("Not everything fits here. <http://opik.example/default/prompts|View all>", texts[3]);
    }

    [Fact]
    public void Without_the_address_of_the_pages_there_are_names_and_no_links()
    {
        foreach (var metadata in new[] { new Dictionary<string, string>(), new Dictionary<string, string> { ["base_url"] = "javascript:alert(1)" } })
        {
            Assert.Equal("*Prompts Created:*\n• support answer\n", Text(Write(Message(AlertEventType.PromptCreated, AlertType.Slack) with { Metadata = metadata }).GetProperty("blocks")[2].GetProperty("text"), "text"));
            Assert.False(Write(Message(AlertEventType.PromptCreated, AlertType.PagerDuty) with { Metadata = metadata }).TryGetProperty("links", out _));
        }
    }

    [Theory]
    [InlineData(AlertEventType.TraceErrors, "error")]
    [InlineData(AlertEventType.TraceLatency, "warning")]
    [InlineData(AlertEventType.ExperimentFinished, "info")]
    public void PagerDuty_gets_one_incident_for_each_condition(AlertEventType kind, string severity)
    {
        var json = Write(Message(kind, AlertType.PagerDuty) with { Part = "part" });
        var (payload, details) = (json.GetProperty("payload"), json.GetProperty("payload").GetProperty("custom_details"));

        Assert.Equal(("key-1", "trigger", $"opik:{Id}:{kind.WireName()}:part"), (Text(json, "routing_key"), Text(json, "event_action"), Text(json, "dedup_key")));
        Assert.Equal(("n", "Opik", severity, kind.WireName()), (Text(payload, "summary"), Text(payload, "source"), Text(payload, "severity"), Text(payload, "class")));
        Assert.Equal((1, "blue", true), (details.GetProperty("event_count").GetInt32(), Text(details.GetProperty("custom_fields"), "team"), details.TryGetProperty("metadata", out _)));
    }

    [Theory]
    [InlineData(1, "1 second")]
    [InlineData(90, "90 seconds")]
    [InlineData(900, "15 minutes")]
    [InlineData(7200, "2 hours")]
    [InlineData(86_400, "1 day")]
    public void Windows_are_told_in_the_largest_unit_that_fits(int seconds, string text) => Assert.Equal(text, AlertTexts.Window(seconds));

    private static JsonElement Write(AlertMessage message) => JsonDocument.Parse(AlertPayloads.Write(message)).RootElement;

    private static AlertMessage Message(AlertEventType kind, AlertType form = AlertType.General, IReadOnlyList<JsonText>? items = null)
    {
        var alert = new Alert { Id = Id, Name = "n", Type = form, CustomFields = JsonText.Parse("""{"team":"blue"}"""), Webhook = new AlertWebhook { Id = Id, Url = "https://example.com" } };
        var message = AlertSamples.Message(alert, new Dictionary<string, string> { ["base_url"] = "http://opik.example/", ["routing_key"] = "key-1" }, kind, Scope.DefaultWorkspaceId, Id, DateTime.UnixEpoch);
        return items is null ? message : message with { Items = items, EventIds = [.. items.Select(_ => Guid.NewGuid().ToString())], EventCount = items.Count };
    }
}
