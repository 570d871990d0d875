using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>An Ollama instance that is being configured.</summary>
internal sealed record OllamaBody(string? BaseUrl, string? ApiKey)
{
    /// <summary>The address without <c>/v1</c>, which only the OpenAI-compatible part has; 422 when it is none.</summary>
    public Uri Address()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "baseUrl", BaseUrl);
        violations.ThrowIfAny();
        if (!Uri.TryCreate(BaseUrl!.Trim(), UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            violations.Add(string.Empty, "baseUrl must be an http or https address");
        violations.CheckLength(string.Empty, "baseUrl", BaseUrl, 2000);
        violations.ThrowIfAny();
        var text = url!.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new Uri(text.EndsWith("/v1", StringComparison.OrdinalIgnoreCase) ? text[..^3] : text);
    }
}
