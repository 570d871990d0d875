using Microsoft.Extensions.Primitives;

namespace Opik.Server.Features.Clients;

/// <summary>Reads who asks from the headers of a request.</summary>
internal static class ClientIdentity
{
    private const int Longest = 60;

    /// <summary>Name and version; null for browsers, which are the pages of this server.</summary>
    public static (string Name, string? Version)? Of(HttpRequest request)
    {
        var headers = request.Headers;
        // The Python client, e.g. "X-OPIK-DEBUG-SDK-VERSION: 2.2.122".
        if (Text(headers["X-OPIK-DEBUG-SDK-VERSION"]) is { } python)
            return ("opik-python", python);
        // Generated clients, e.g. "X-Fern-Language: JavaScript", "X-Fern-SDK-Version: 2.0.1".
        if (Text(headers["X-Fern-Language"]) is { } language)
            return (language.Equals("JavaScript", StringComparison.OrdinalIgnoreCase) ? "opik-typescript" : $"opik-{language.ToLowerInvariant()}", Text(headers["X-Fern-SDK-Version"]));
        if (Text(headers.UserAgent) is not { } agent)
            return request.Path.StartsWithSegments("/v1/private/otel", StringComparison.Ordinal) ? ("opentelemetry", null) : null;
        if (agent.StartsWith("Mozilla/", StringComparison.Ordinal))
            return null;
        // e.g. "OTel-OTLP-Exporter-Dotnet/1.10.0", "opik-dotnet/1.0.0 (…)", "curl/8.5.0".
        var product = agent.Split(' ', 2)[0].Split('/', 2);
        var name = product[0].Contains("OTel", StringComparison.OrdinalIgnoreCase) || product[0].Contains("OpenTelemetry", StringComparison.OrdinalIgnoreCase) ? "opentelemetry" : product[0];
        return (name, product.Length > 1 ? product[1] : null);
    }

    private static string? Text(StringValues values)
    {
        var text = values.ToString().Trim();
        return text.Length == 0 ? null : text[..Math.Min(Longest, text.Length)];
    }
}
