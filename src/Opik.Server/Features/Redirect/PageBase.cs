using System.Text;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Redirect;

/// <summary>
/// Where the pages are, told by the client as its API address in base64: <c>aHR0cDovL2xvY2FsaG9zdDo1MTczL2FwaQ==</c> is
/// <c>http://localhost:5173/api</c>, so the pages are at <c>http://localhost:5173</c>.
/// </summary>
internal static class PageBase
{
    /// <summary>
    /// The address before <c>/api</c>, without a trailing slash. Another host than that of the request is dropped and only
    /// its path kept: else a link to us could send a browser anywhere.
    /// </summary>
    /// <exception cref="ApiException">400: no base64, or no http address that contains <c>/api</c>.</exception>
    public static string Read(HttpRequest request)
    {
        var address = Decode(request.Query["path"].ToString());
        var api = address?.AbsolutePath.LastIndexOf("/api", StringComparison.Ordinal) ?? -1;
        if (address is null || api < 0)
            throw ApiException.BadRequest("query param path must be the base64 of the API address, such as http://localhost:5173/api");
        var prefix = address.AbsolutePath[..api];
        return string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? $"{address.Scheme}://{address.Authority}{prefix}"
            : prefix;
    }

    // Both alphabets, with and without padding: clients differ.
    private static Uri? Decode(string text)
    {
        var base64 = text.Trim().Replace('-', '+').Replace('_', '/').Replace(' ', '+').TrimEnd('=');
        base64 = base64.PadRight((base64.Length + 3) / 4 * 4, '=');
        var bytes = new byte[base64.Length];
        if (base64.Length == 0 || !Convert.TryFromBase64String(base64, bytes, out var length))
            return null;
        return Uri.TryCreate(Encoding.UTF8.GetString(bytes, 0, length), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            // A path that begins with two slashes would be read as another host.
            && !address.AbsolutePath.StartsWith("//", StringComparison.Ordinal)
                ? address
                : null;
    }
}
