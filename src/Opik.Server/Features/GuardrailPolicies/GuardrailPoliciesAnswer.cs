namespace Opik.Server.Features.GuardrailPolicies;

/// <summary>Policies that were asked for by name.</summary>
internal sealed record GuardrailPoliciesAnswer(IReadOnlyList<GuardrailPolicyView> Policies);
