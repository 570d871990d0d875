using System.Text.Json;
using Opik.Server.Hosting.Secrets;
using Opik.Storage;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>Protects and reads the secrets of provider keys, each for a purpose of its own.</summary>
internal sealed class ProviderSecrets(SecretProtector protector)
{
    private const string KeyPurpose = "provider-key";
    private const string HeadersPurpose = "provider-headers";
    private const string CredentialPurpose = "provider-credential";

    public string? ProtectKey(Scope scope, string? key) => string.IsNullOrEmpty(key) ? null : protector.Protect(scope, KeyPurpose, key);

    /// <exception cref="SecretUnreadableException">See there.</exception>
    public string? ReadKey(Scope scope, ProviderKey key) => key.ApiKey is { } stored ? protector.Unprotect(scope, KeyPurpose, stored) : null;

    /// <summary>Whether a form that was filled with what was read is sent back: the key is meant to stay.</summary>
    public bool IsMask(Scope scope, ProviderKey key, string sent)
    {
        if (key.ApiKey is null || !sent.Contains("****", StringComparison.Ordinal))
            return false;
        try
        {
            return sent == SecretMask.Of(ReadKey(scope, key));
        }
        catch (SecretUnreadableException)
        {
            return false;
        }
    }

    public string? ProtectHeaders(Scope scope, IReadOnlyDictionary<string, string>? headers) =>
        headers is { Count: > 0 } ? protector.Protect(scope, HeadersPurpose, JsonSerializer.Serialize(headers)) : null;

    /// <exception cref="SecretUnreadableException">See there.</exception>
    public IReadOnlyDictionary<string, string> ReadHeaders(Scope scope, ProviderKey key) => key.Headers is { } stored
        ? JsonSerializer.Deserialize<Dictionary<string, string>>(protector.Unprotect(scope, HeadersPurpose, stored))!
        : new Dictionary<string, string>();

    public string ProtectCredential(Scope scope, string value) => protector.Protect(scope, CredentialPurpose, value);

    /// <exception cref="SecretUnreadableException">See there.</exception>
    public string ReadCredential(Scope scope, string stored) => protector.Unprotect(scope, CredentialPurpose, stored);
}
