namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>The receiver of an alert as clients write it.</summary>
internal sealed record WebhookBody(Guid? Id, string? Name, string? Url, string? SecretToken, IReadOnlyDictionary<string, string?>? Headers);
