using Opik.Contracts;
using Opik.Server.Hosting.Secrets;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>An alert on the wire: its token masked.</summary>
internal sealed record AlertView(
    Guid Id,
    string Name,
    bool Enabled,
    AlertType AlertType,
    IReadOnlyDictionary<string, string>? Metadata,
    [property: WrittenAs(typeof(IReadOnlyDictionary<string, string>))] JsonText? CustomFields,
    WebhookView Webhook,
    IReadOnlyList<TriggerView> Triggers,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy,
    Guid? ProjectId)
{
    public static AlertView Of(Alert alert, AlertSecrets secrets, Scope scope) => new(
        alert.Id,
        alert.Name,
        alert.IsEnabled,
        alert.Type,
        Readable(() => secrets.ReadMetadata(scope, alert)),
        alert.CustomFields,
        new WebhookView(
            alert.Webhook.Id, alert.Webhook.Name, alert.Webhook.Url, secrets.Mask(scope, alert.Webhook), Readable(() => secrets.ReadHeaders(scope, alert.Webhook)),
            alert.CreatedAt, alert.CreatedBy, alert.LastUpdatedAt, alert.LastUpdatedBy),
        [.. alert.Triggers.Select(trigger => TriggerView.Of(alert.Id, trigger))],
        alert.CreatedAt,
        alert.CreatedBy,
        alert.LastUpdatedAt,
        alert.LastUpdatedBy,
        alert.ProjectId);

    // The list stays readable when the key of the data folder was lost: it is where secrets are entered again.
    private static IReadOnlyDictionary<string, string>? Readable(Func<IReadOnlyDictionary<string, string>?> read)
    {
        try
        {
            return read();
        }
        catch (SecretUnreadableException)
        {
            return null;
        }
    }
}
