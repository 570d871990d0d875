namespace Opik.Server.Features.Alerts.Firings;

/// <summary>Firings that nobody had acknowledged before.</summary>
internal sealed record AcknowledgedView(IReadOnlyList<Guid> FiringIds);
