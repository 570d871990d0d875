namespace Opik.Server.Features.McpOAuth;

/// <summary>Addresses that codes may be sent to (OAuth 2.1 §2.3, RFC 8252 §7).</summary>
internal static class RedirectUris
{
    /// <summary>Whether a client may register the address: https, http to this machine, or a scheme of its own with a dot.</summary>
    public static bool MayBeRegistered(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && string.IsNullOrEmpty(uri.Fragment)
        && string.IsNullOrEmpty(uri.UserInfo)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback) || IsPrivateUse(uri.Scheme));

    /// <summary>Whether the address is one of those registered; on this machine the port may differ, as programs take a free one.</summary>
    public static bool Matches(IEnumerable<string> registered, string text) =>
        registered.Any(one => string.Equals(one, text, StringComparison.Ordinal) || SameButForThePort(one, text));

    // com.example.app:/callback. Editors use short ones (cursor:, vscode:), which no browser runs.
    private static bool IsPrivateUse(string scheme) => scheme is not ("http" or "https" or "javascript" or "data" or "file" or "vbscript" or "blob" or "about" or "ftp" or "ws" or "wss");

    private static bool SameButForThePort(string registered, string text) =>
        Uri.TryCreate(registered, UriKind.Absolute, out var left)
        && Uri.TryCreate(text, UriKind.Absolute, out var right)
        && left.Scheme == Uri.UriSchemeHttp
        && right.Scheme == Uri.UriSchemeHttp
        && left.IsLoopback
        && string.Equals(left.Host, right.Host, StringComparison.OrdinalIgnoreCase)
        && string.Equals(left.PathAndQuery, right.PathAndQuery, StringComparison.Ordinal)
        && string.IsNullOrEmpty(right.UserInfo)
        && string.IsNullOrEmpty(right.Fragment);
}
