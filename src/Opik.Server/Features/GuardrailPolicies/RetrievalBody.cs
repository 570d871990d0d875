namespace Opik.Server.Features.GuardrailPolicies;

/// <summary>Body of <c>POST /v1/private/guardrails/policies/retrieve</c>.</summary>
internal sealed record RetrievalBody(IReadOnlyList<string?>? Names);
