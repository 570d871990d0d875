using System.Text.Json;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>A recipe for tokens: as sent, as stored (secrets protected) and as read (secrets replaced).</summary>
internal sealed record AuthConfigBody(string? TokenUrl, string? SendAs, IReadOnlyList<CredentialBody>? Credentials, string? TokenField, string? ExpiresField, int? FallbackTtlSeconds)
{
    private const int MostCredentials = 20;
    private const int LongestTtl = 31_536_000;

    /// <summary>An empty object: it clears the recipe.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => this is { TokenUrl: null, SendAs: null, Credentials: null, TokenField: null, ExpiresField: null, FallbackTtlSeconds: null };

    /// <summary>The stored recipe; null: none.</summary>
    public static AuthConfigBody? Stored(JsonText? json) => json is { } text ? JsonSerializer.Deserialize<AuthConfigBody>(text.Utf8.Span, WireJson.Options) : null;

    public void Check(Violations violations, string path)
    {
        if (!Uri.TryCreate(TokenUrl?.Trim(), UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            violations.Add(path, "tokenUrl must be an http or https address");
        if (SendAs is not (null or "form" or "json" or "basic"))
            violations.Add(path, "sendAs must be one of [form, json, basic]");
        violations.CheckLength(path, "tokenUrl", TokenUrl, 2000);
        violations.CheckLength(path, "tokenField", TokenField, 250);
        violations.CheckLength(path, "expiresField", ExpiresField, 250);
        if (FallbackTtlSeconds is < 0 or > LongestTtl)
            violations.Add(path, $"fallbackTtlSeconds must be between 0 and {LongestTtl}");
        if (Credentials is not { Count: >= 1 and <= MostCredentials })
            violations.Add(path, $"credentials size must be between 1 and {MostCredentials}");
        if (Credentials?.Contains(null!) == true)
        {
            violations.Add(path, "credentials must not have null entries");
            return;
        }

        foreach (var credential in Credentials ?? [])
        {
            violations.CheckNotBlank(path, "credentials.key", credential.Key);
            violations.CheckLength(path, "credentials.key", credential.Key, 250);
            violations.CheckNotNull(path, "credentials.value", credential.Value);
            violations.CheckLength(path, "credentials.value", credential.Value, 2000);
        }

        if (Credentials?.GroupBy(static credential => credential.Key, StringComparer.Ordinal).Any(static group => group.Count() > 1) == true)
            violations.Add(path, "credentials must have different keys");
    }

    /// <summary>What to store: new secrets protected, those not sent again taken from <paramref name="before"/>.</summary>
    public AuthConfigBody ToStored(JsonText? before, ProviderSecrets secrets, Scope scope)
    {
        var known = KnownSecrets(Stored(before));
        return this with
        {
            Credentials = [.. Credentials!.Select(credential =>
            {
                var wasSecret = known.TryGetValue(credential.Key!, out var stored);
                if (wasSecret && credential.Secret == false)
                    throw ApiException.Invalid($"authConfig.credentials '{credential.Key}' is secret and must stay so");
                if (!wasSecret && credential.Secret != true)
                    return credential with { Secret = null };
                if (!credential.IsKept)
                    return credential with { Value = secrets.ProtectCredential(scope, credential.Value!), Secret = true };
                return credential with { Value = stored ?? throw ApiException.Invalid($"authConfig.credentials '{credential.Key}' has no stored secret"), Secret = true };
            })],
        };
    }

    /// <summary>The recipe as clients read it.</summary>
    public AuthConfigBody Masked() => this with
    {
        Credentials = [.. Credentials!.Select(static credential => credential.Secret == true ? credential with { Value = CredentialBody.Sentinel } : credential)],
    };

    /// <summary>A stored recipe, ready for use.</summary>
    public TokenRecipe ToRecipe(ProviderSecrets secrets, Scope scope) => new()
    {
        TokenUrl = new Uri(TokenUrl!.Trim()),
        SendAs = SendAs switch
        {
            "json" => TokenSending.Json,
            "basic" => TokenSending.Basic,
            _ => TokenSending.Form,
        },
        Credentials = [.. Credentials!.Select(credential => KeyValuePair.Create(credential.Key!, credential.Secret == true ? secrets.ReadCredential(scope, credential.Value!) : credential.Value!))],
        TokenField = string.IsNullOrWhiteSpace(TokenField) ? "access_token" : TokenField.Trim(),
        ExpiresField = string.IsNullOrWhiteSpace(ExpiresField) ? "expires_in" : ExpiresField.Trim(),
        FallbackSeconds = FallbackTtlSeconds ?? 0,
    };

    private static Dictionary<string, string> KnownSecrets(AuthConfigBody? stored) =>
        (stored?.Credentials ?? []).Where(static credential => credential.Secret == true).ToDictionary(static credential => credential.Key!, static credential => credential.Value!, StringComparer.Ordinal);
}
