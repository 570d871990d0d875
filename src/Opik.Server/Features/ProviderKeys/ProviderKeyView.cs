using Opik.Contracts;
using Opik.Server.Hosting.Secrets;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>A provider key on the wire: the key itself masked, secrets of the recipe replaced.</summary>
internal sealed record ProviderKeyView(
    Guid Id,
    string Provider,
    string? ApiKey,
    string? Name,
    string? ProviderName,
    IReadOnlyDictionary<string, string>? Headers,
    [property: WrittenAs(typeof(IReadOnlyDictionary<string, string>))] JsonText? Configuration,
    string? BaseUrl,
    AuthConfigBody? AuthConfig,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy,
    bool ReadOnly)
{
    public static ProviderKeyView Of(ProviderKey key, ProviderSecrets secrets, Scope scope) => new(
        key.Id,
        key.Provider,
        Masked(key, secrets, scope),
        key.Name,
        key.ProviderName,
        HeadersOf(key, secrets, scope),
        key.Configuration,
        key.BaseUrl,
        AuthConfigBody.Stored(key.AuthConfig)?.Masked(),
        key.CreatedAt,
        key.CreatedBy,
        key.LastUpdatedAt,
        key.LastUpdatedBy,
        false);

    // The list stays readable when the key of the data folder was lost: it is where secrets are entered again.
    private static string? Masked(ProviderKey key, ProviderSecrets secrets, Scope scope)
    {
        if (key.ApiKey is null)
            return null;
        try
        {
            return SecretMask.Of(secrets.ReadKey(scope, key));
        }
        catch (SecretUnreadableException)
        {
            return SecretMask.Of("lost");
        }
    }

    private static IReadOnlyDictionary<string, string>? HeadersOf(ProviderKey key, ProviderSecrets secrets, Scope scope)
    {
        if (key.Headers is null)
            return null;
        try
        {
            return secrets.ReadHeaders(scope, key);
        }
        catch (SecretUnreadableException)
        {
            return null;
        }
    }
}
