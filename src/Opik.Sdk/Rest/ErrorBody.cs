using System.Text.Json;

namespace Opik.Rest;

/// <summary>
/// What an error says. There are two shapes: <c>{"errors":["Dataset not found"]}</c> and
/// <c>{"code":409,"message":"…","details":"…"}</c>.
/// </summary>
internal static class ErrorBody
{
    /// <summary>Code and message, each null when the body has none.</summary>
    public static (int? Code, string? Message) Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var json = JsonDocument.ParseValue(ref reader);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return (null, null);
            int? code = root.TryGetProperty("code", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) ? value : null;
            var message = root.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
            if (message is not null && root.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.String)
                message = $"{message} ({details.GetString()})";
            if (message is null && root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
                message = string.Join("; ", errors.EnumerateArray().Select(error => error.ToString()));
            return (code, string.IsNullOrWhiteSpace(message) ? null : message.TrimEnd('.'));
        }
        catch (JsonException)
        {
            // A proxy's page rather than the server's answer: the exception carries it as text.
            return (null, null);
        }
    }
}
