using System.Text;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.Alerts.Payloads;
using Opik.Server.Features.Alerts.Sending;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Server.Hosting.Secrets;
using Opik.Storage;

namespace Opik.Server.Features.Alerts;

/// <summary>Examples and trials of what alerts send.</summary>
internal sealed class WebhookEndpoints(AlertReading reading, IAlerts alerts, AlertSecrets secrets, WebhookSender sender, TimeProvider clock)
{
    private static readonly Guid SampleId = new("0198ec68-6e06-7253-a20b-d35c9252b9c0");
    private static readonly DateTime SampleTime = new(2026, 1, 15, 10, 30, 0, DateTimeKind.Utc);

    /// <summary>An example of each kind of event in the form of <c>alert_type</c>.</summary>
    public async Task GetExamplesAsync(HttpContext http)
    {
        var type = http.QueryText("alert_type") is { } name ? TypeOf(name) : AlertType.General;
        var workspace = http.Scope().WorkspaceId;
        var alert = new Alert { Id = SampleId, Name = "Example alert", Type = type, Webhook = new AlertWebhook { Id = SampleId, Url = "https://example.com" } };
        var metadata = new Dictionary<string, string> { ["base_url"] = $"{http.Request.Scheme}://{http.Request.Host}", ["routing_key"] = "your-integration-key" };
        await http.WriteJsonAsync(200, writer =>
        {
            writer.WriteStartObject("response_examples");
            foreach (var kind in Enum.GetValues<AlertEventType>())
            {
                writer.WritePropertyName(kind.WireName());
                writer.WriteRawValue(AlertPayloads.Write(AlertSamples.Message(alert, metadata, kind, workspace, SampleId, SampleTime)), skipInputValidation: true);
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>Sends an example to the webhook of the alert in the body, which need not be stored.</summary>
    public async Task TestAsync(HttpContext http)
    {
        var scope = http.Scope();
        var (request, triggers) = await reading.ReadAsync(http);
        var stored = request.Id is { } id ? await alerts.GetAsync(scope, id, http.RequestAborted) : null;
        var alert = request.ToAlert(request.Id ?? UuidV7.Create(clock), triggers, stored, secrets, scope, clock);
        var kind = triggers.Count > 0 ? triggers[0].EventType : AlertEventType.TraceErrors;
        try
        {
            var body = AlertPayloads.Write(AlertSamples.Message(alert, secrets.ReadMetadata(scope, alert), kind, scope.WorkspaceId, UuidV7.Create(clock), clock.GetUtcNow().UtcDateTime));
            var outcome = await sender.SendAsync(alert.Webhook.Url, secrets.ReadToken(scope, alert.Webhook), secrets.ReadHeaders(scope, alert.Webhook), body, http.RequestAborted);
            var at = clock.GetUtcNow().UtcDateTime;
            await http.WriteJsonAsync(200, writer => Write(writer, outcome, body, at));
        }
        catch (SecretUnreadableException lost)
        {
            throw ApiException.BadRequest(lost.Message);
        }
    }

    private static void Write(Utf8JsonWriter writer, WebhookOutcome outcome, byte[] body, DateTime at)
    {
        writer.WriteString("status", outcome.IsSuccess ? "success" : "failure");
        if (outcome.Status is { } status)
            writer.WriteNumber("status_code", status);
        writer.WriteNumber("duration_ms", Math.Round(outcome.Duration.TotalMilliseconds, 1));
        writer.WriteInstant("tested_at"u8, at);
        writer.WriteString("request_body", Encoding.UTF8.GetString(body));
        if (outcome.Error is { } error)
            writer.WriteString("error_message", error);
    }

    private static AlertType TypeOf(string name)
    {
        try
        {
            return EnumNames.Parse<AlertType>(name);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw ApiException.BadRequest("query param alert_type must be one of [general, slack, pagerduty]");
        }
    }
}
