namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>The receiver of an alert on the wire.</summary>
internal sealed record WebhookView(
    Guid Id,
    string? Name,
    string Url,
    string? SecretToken,
    IReadOnlyDictionary<string, string>? Headers,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy);
