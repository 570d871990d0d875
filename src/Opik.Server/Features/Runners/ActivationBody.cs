namespace Opik.Server.Features.Runners;

/// <summary>Body of <c>POST /v1/private/pairing/sessions/{sessionId}/activate</c>.</summary>
internal sealed record ActivationBody(string? RunnerName, string? Hmac);
