using System.Text.Json;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>Body of create and update; an update keeps what it leaves out, and clears what it sends empty.</summary>
internal sealed record ProviderKeyBody(
    string? Provider,
    string? ApiKey,
    string? Name,
    string? ProviderName,
    IReadOnlyDictionary<string, string?>? Headers,
    IReadOnlyDictionary<string, string?>? Configuration,
    string? BaseUrl,
    AuthConfigBody? AuthConfig)
{
    private const int MapEntries = 100;
    private const int MapTextLength = 100_000;
    private const int KeyLength = 20_000;

    /// <summary>The new key; 422 when a member breaks a rule.</summary>
    public ProviderKey ToKey(Guid id, ProviderSecrets secrets, Scope scope)
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "provider", Provider);
        var kind = ModelProviders.Parse(Provider);
        if (kind is null && !string.IsNullOrWhiteSpace(Provider))
            violations.Add(string.Empty, $"provider must be one of [{string.Join(", ", ModelProviders.All.Select(provider => provider.Name()))}]");
        violations.ThrowIfAny();
        var empty = new ProviderKey { Id = id, Provider = Provider! };
        return Change(empty, secrets, scope);
    }

    /// <summary>What this makes of a key; 422 when the result breaks a rule.</summary>
    public ProviderKey Change(ProviderKey key, ProviderSecrets secrets, Scope scope)
    {
        var kind = ModelProviders.Parse(key.Provider)!.Value;
        var violations = new Violations();
        CheckLengths(violations);
        CheckName(violations, key, kind);
        CheckAuthConfig(violations, kind);
        if (!string.IsNullOrWhiteSpace(BaseUrl) && !IsWebAddress(BaseUrl))
            violations.Add(string.Empty, "baseUrl must be an http or https address");
        violations.ThrowIfAny();

        var changed = key with
        {
            ProviderName = ProviderName?.Trim() ?? key.ProviderName,
            Name = Name ?? key.Name,
            ApiKey = ApiKey is null || secrets.IsMask(scope, key, ApiKey) ? key.ApiKey : secrets.ProtectKey(scope, ApiKey.Trim()),
            Headers = Headers is null ? key.Headers : secrets.ProtectHeaders(scope, Texts(Headers)),
            Configuration = Configuration is null ? key.Configuration : Configuration.Count == 0 ? null : Json(Texts(Configuration)),
            BaseUrl = BaseUrl is null ? key.BaseUrl : string.IsNullOrWhiteSpace(BaseUrl) ? null : BaseUrl.Trim(),
            AuthConfig = AuthConfig is null ? key.AuthConfig : AuthConfig.IsEmpty ? null : Json(AuthConfig.ToStored(key.AuthConfig, secrets, scope)),
        };
        // A key and a recipe exclude each other: what was sent last counts.
        if (AuthConfig is { IsEmpty: false })
            changed = changed with { ApiKey = null };
        else if (!string.IsNullOrWhiteSpace(ApiKey) && key.AuthConfig is not null)
            changed = changed with { AuthConfig = null };
        CheckResult(changed, kind);
        return changed;
    }

    private void CheckLengths(Violations violations)
    {
        violations.CheckLength(string.Empty, "name", Name, 150);
        violations.CheckLength(string.Empty, "providerName", ProviderName, 150);
        violations.CheckLength(string.Empty, "apiKey", ApiKey, KeyLength);
        violations.CheckLength(string.Empty, "baseUrl", BaseUrl, 2000);
        violations.CheckMap("headers", Headers, MapEntries, MapTextLength);
        if (Headers?.Any(static header => !IsHeader(header.Key, header.Value)) == true)
            violations.Add(string.Empty, "headers must be valid names and values of HTTP headers");
        violations.CheckMap("configuration", Configuration, MapEntries, MapTextLength);
    }

    private void CheckName(Violations violations, ProviderKey key, ModelProvider kind)
    {
        if (!kind.IsNamed())
        {
            if (!string.IsNullOrWhiteSpace(ProviderName))
                violations.Add(string.Empty, $"providerName must not be set for {key.Provider}");
            return;
        }

        // Models are named custom-llm/<name>/<model>.
        if (ProviderName?.Contains('/', StringComparison.Ordinal) == true)
            violations.Add(string.Empty, "providerName must not contain '/'");
        if (key.ProviderName is { } stored && ProviderName is not null && !string.Equals(stored, ProviderName.Trim(), StringComparison.Ordinal))
            violations.Add(string.Empty, "providerName must not be changed");
        else if (key.ProviderName is null)
            violations.CheckNotBlank(string.Empty, "providerName", ProviderName);
    }

    private void CheckAuthConfig(Violations violations, ModelProvider kind)
    {
        if (AuthConfig is not { IsEmpty: false })
            return;
        if (!kind.IsNamed())
            violations.Add(string.Empty, $"authConfig must not be set for {kind.Name()}");
        if (!string.IsNullOrWhiteSpace(ApiKey))
            violations.Add(string.Empty, "apiKey must not be set together with authConfig");
        AuthConfig.Check(violations, "authConfig.");
    }

    private static void CheckResult(ProviderKey key, ModelProvider kind)
    {
        var violations = new Violations();
        if (kind is ModelProvider.OpenAi or ModelProvider.Anthropic or ModelProvider.Gemini or ModelProvider.OpenRouter or ModelProvider.VertexAi)
            violations.CheckNotBlank(string.Empty, "apiKey", key.ApiKey);
        if (kind.IsNamed())
            violations.CheckNotBlank(string.Empty, "baseUrl", key.BaseUrl);
        violations.ThrowIfAny();
    }

    private static bool IsWebAddress(string text) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static bool IsHeader(string name, string? value)
    {
        using var probe = new HttpRequestMessage();
        return probe.Headers.TryAddWithoutValidation(name, value ?? string.Empty) && value?.AsSpan().IndexOfAny('\r', '\n', '\0') is null or < 0;
    }

    private static Dictionary<string, string> Texts(IReadOnlyDictionary<string, string?> map) =>
        map.Where(static entry => entry.Value is not null).ToDictionary(static entry => entry.Key, static entry => entry.Value!, StringComparer.Ordinal);

    private static JsonText Json<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, WireJson.Options));
}
