namespace Opik.Server.Features.HostedOnly;

/// <summary>Body of <c>PATCH /v1/private/agent-insights/jobs/{projectId}</c>.</summary>
internal sealed record InsightsJobUpdate(string? Status);
