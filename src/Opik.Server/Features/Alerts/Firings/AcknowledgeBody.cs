namespace Opik.Server.Features.Alerts.Firings;

/// <summary>Which firings somebody knows of; all of the alert when none are named.</summary>
internal sealed record AcknowledgeBody(IReadOnlyList<Guid>? FiringIds, string? Note);
