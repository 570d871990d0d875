using System.Text;
using System.Text.Json;

namespace Opik.Configuration;

/// <summary>
/// The address inside an API key. Keys of self-hosted platforms may read <c>abc…*eyJiYXNlVXJsIjoiaHR0cHM6Ly94LyJ9</c>: after the
/// asterisk comes base64 of <c>{"baseUrl":"https://x/"}</c>. Opik then lives at <c>opik/api/</c> under it.
/// </summary>
internal static class EmbeddedBaseUrl
{
    /// <summary>The address of the API; null when the key names none.</summary>
    public static Uri? Of(string? apiKey)
    {
        if (apiKey is null || apiKey.LastIndexOf('*') is var mark && mark < 0)
            return null;
        var text = apiKey[(mark + 1)..].Replace('-', '+').Replace('_', '/');
        var bytes = new byte[text.Length + 3];
        // Keys leave the padding out.
        if (!Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length))
            return null;
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(bytes, 0, length));
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("baseUrl", out var url)
                && url.ValueKind == JsonValueKind.String
                && Uri.TryCreate(url.GetString()!.TrimEnd('/') + "/opik/api/", UriKind.Absolute, out var address)
                ? address
                : null;
        }
        catch (JsonException)
        {
            // An asterisk in a key of another shape.
            return null;
        }
    }
}
