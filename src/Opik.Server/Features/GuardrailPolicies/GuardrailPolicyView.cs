using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.GuardrailPolicies;

/// <summary>A policy on the wire.</summary>
internal sealed record GuardrailPolicyView(
    Guid Id, string Name, string? Description, string ExecutionMode, bool AlwaysOn, JsonText Guards, DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy)
{
    public static GuardrailPolicyView Of(GuardrailPolicy policy) => new(
        policy.Id, policy.Name, policy.Description, policy.Always ? "ALWAYS" : "ON_REQUEST", policy.Always, policy.Guards,
        policy.CreatedAt, policy.CreatedBy, policy.LastUpdatedAt, policy.LastUpdatedBy);
}
