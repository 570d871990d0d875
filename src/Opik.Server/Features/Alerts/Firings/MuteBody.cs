namespace Opik.Server.Features.Alerts.Firings;

/// <summary>Until when an alert is muted; null: for good.</summary>
internal sealed record MuteBody(DateTime? Until);
