using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>An alert as clients write it, whole: what it leaves out is empty afterwards.</summary>
internal sealed record AlertBody(
    Guid? Id,
    string? Name,
    bool? Enabled,
    AlertType? AlertType,
    IReadOnlyDictionary<string, string?>? Metadata,
    IReadOnlyDictionary<string, string?>? CustomFields,
    WebhookBody? Webhook,
    IReadOnlyList<TriggerBody?>? Triggers,
    Guid? ProjectId)
{
    /// <summary>The alert; the rules have been checked.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="triggers">Its triggers.</param>
    /// <param name="stored">What it replaces, whose secret stays when its mask comes back; null: nothing.</param>
    /// <param name="secrets">Protects.</param>
    /// <param name="scope">Who writes.</param>
    /// <param name="clock">For ids that the client leaves out.</param>
    /// <exception cref="ApiException">422: a secret would go to an address that it was not entered for.</exception>
    public Alert ToAlert(Guid id, IReadOnlyList<AlertTrigger> triggers, Alert? stored, AlertSecrets secrets, Scope scope, TimeProvider clock) => new()
    {
        Id = id,
        Name = Name!.Trim(),
        IsEnabled = Enabled ?? true,
        Type = AlertType.GetValueOrDefault(),
        Metadata = secrets.ProtectMetadata(scope, Texts(Metadata)),
        CustomFields = Texts(CustomFields) is { Count: > 0 } fields ? new JsonText(JsonSerializer.SerializeToUtf8Bytes(fields, WireJson.Options)) : null,
        ProjectId = ProjectId,
        Webhook = new AlertWebhook
        {
            Id = Webhook!.Id ?? stored?.Webhook.Id ?? UuidV7.Create(clock),
            Name = Webhook.Name,
            Url = Webhook.Url!.Trim(),
            Secret = Secret(stored?.Webhook, secrets, scope),
            Headers = secrets.ProtectHeaders(scope, Texts(Webhook.Headers)),
        },
        Triggers = triggers,
    };

    private string? Secret(AlertWebhook? stored, AlertSecrets secrets, Scope scope)
    {
        if (stored?.Secret is null || secrets.Mask(scope, stored) != Webhook!.SecretToken)
            return secrets.ProtectToken(scope, Webhook!.SecretToken);
        return IsSameOrigin(stored.Url, Webhook.Url!) ? stored.Secret : throw ApiException.Invalid("webhook.secretToken must be entered again when the address changes");
    }

    // A stored secret goes to the host it was entered for, and to no other.
    private static bool IsSameOrigin(string stored, string sent) =>
        Uri.Compare(new Uri(stored), new Uri(sent.Trim()), UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static Dictionary<string, string>? Texts(IReadOnlyDictionary<string, string?>? map) =>
        map?.Where(static entry => entry.Value is not null).ToDictionary(static entry => entry.Key, static entry => entry.Value!, StringComparer.Ordinal);
}
