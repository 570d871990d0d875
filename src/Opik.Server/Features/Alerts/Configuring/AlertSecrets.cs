using System.Text.Json;
using Opik.Server.Hosting.Secrets;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>Protects and reads what only the receiver of an alert may know, each for a purpose of its own.</summary>
internal sealed class AlertSecrets(SecretProtector protector)
{
    private const string TokenPurpose = "alert-token";
    private const string HeadersPurpose = "alert-headers";
    private const string MetadataPurpose = "alert-metadata";

    // Shown in place of a token that cannot be read any more; sent back, it keeps what is stored.
    private const string Lost = "lost";

    public string? ProtectToken(Scope scope, string? token) => string.IsNullOrEmpty(token) ? null : protector.Protect(scope, TokenPurpose, token);

    /// <exception cref="SecretUnreadableException">See there.</exception>
    public string? ReadToken(Scope scope, AlertWebhook webhook) => webhook.Secret is { } stored ? protector.Unprotect(scope, TokenPurpose, stored) : null;

    /// <summary>The token as it is shown; null: there is none.</summary>
    public string? Mask(Scope scope, AlertWebhook webhook)
    {
        if (webhook.Secret is null)
            return null;
        try
        {
            return SecretMask.Of(ReadToken(scope, webhook));
        }
        catch (SecretUnreadableException)
        {
            return SecretMask.Of(Lost);
        }
    }

    public string? ProtectHeaders(Scope scope, IReadOnlyDictionary<string, string>? headers) => ProtectMap(scope, HeadersPurpose, headers);

    /// <exception cref="SecretUnreadableException">See there.</exception>
    public IReadOnlyDictionary<string, string>? ReadHeaders(Scope scope, AlertWebhook webhook) => ReadMap(scope, HeadersPurpose, webhook.Headers);

    public string? ProtectMetadata(Scope scope, IReadOnlyDictionary<string, string>? metadata) => ProtectMap(scope, MetadataPurpose, metadata);

    /// <exception cref="SecretUnreadableException">See there.</exception>
    public IReadOnlyDictionary<string, string>? ReadMetadata(Scope scope, Alert alert) => ReadMap(scope, MetadataPurpose, alert.Metadata);

    private string? ProtectMap(Scope scope, string purpose, IReadOnlyDictionary<string, string>? map) =>
        map is { Count: > 0 } ? protector.Protect(scope, purpose, JsonSerializer.Serialize(map)) : null;

    private Dictionary<string, string>? ReadMap(Scope scope, string purpose, string? stored) =>
        stored is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(protector.Unprotect(scope, purpose, stored));
}
