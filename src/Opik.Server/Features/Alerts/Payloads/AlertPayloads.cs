using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Payloads;

/// <summary>Writes a message in the form that its receiver reads.</summary>
internal static class AlertPayloads
{
    /// <summary>The body of the call: JSON, UTF-8.</summary>
    public static byte[] Write(AlertMessage message)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            switch (message.Alert.Type)
            {
                case AlertType.Slack:
                    SlackPayload.Write(writer, message);
                    break;
                case AlertType.PagerDuty:
                    PagerDutyPayload.Write(writer, message);
                    break;
                default:
                    GeneralPayload.Write(writer, message);
                    break;
            }
        }

        return buffer.WrittenSpan.ToArray();
    }
}
