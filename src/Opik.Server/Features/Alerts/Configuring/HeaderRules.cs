using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>Headers that a webhook may be sent with.</summary>
internal static class HeaderRules
{
    // They belong to the connection or to the body, not to who sends.
    private static readonly HashSet<string> Fixed = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Expect", "Host", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    /// <summary>Whether a text can be the value of a header: printable ASCII.</summary>
    public static bool IsValue(string value) => value.All(static letter => letter is >= ' ' and <= '~');

    /// <summary>Adds what is wrong with a header.</summary>
    public static void Check(Violations violations, string name, string? value, bool hasToken)
    {
        using var probe = new HttpRequestMessage();
        if (Fixed.Contains(name))
            violations.Add("webhook.", $"headers must not set {name}");
        else if (hasToken && string.Equals(name, "Authorization", StringComparison.OrdinalIgnoreCase))
            violations.Add("webhook.", "headers must not set Authorization together with secretToken");
        else if (!probe.Headers.TryAddWithoutValidation(name, "v") || !IsValue(value ?? string.Empty))
            violations.Add("webhook.", "headers must be valid names and values of HTTP headers");
    }
}
