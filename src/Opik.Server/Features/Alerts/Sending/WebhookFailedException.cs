namespace Opik.Server.Features.Alerts.Sending;

/// <summary>A message was given up; the text says why, and names no secret.</summary>
internal sealed class WebhookFailedException(string message) : Exception(message);
