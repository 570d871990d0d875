using System.Text;

namespace Opik.Server.Features.Attachments;

/// <summary>The address of the API as a client sees it, which it sends as base64 (either alphabet, padding optional).</summary>
internal static class ClientAddress
{
    /// <summary>The absolute http or https address; null when the text is none.</summary>
    public static string? Decode(string base64)
    {
        var standard = base64.Trim().Replace('-', '+').Replace('_', '/').TrimEnd('=');
        standard = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        var bytes = new byte[standard.Length];
        if (!Convert.TryFromBase64String(standard, bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes.AsSpan(0, length));
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? text : null;
    }
}
