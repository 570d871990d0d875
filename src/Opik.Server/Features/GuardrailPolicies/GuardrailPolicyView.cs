using System.ComponentModel.DataAnnotations;
using Opik.Contracts;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.GuardrailPolicies;

/// <summary>A policy on the wire.</summary>
internal sealed record GuardrailPolicyView(
    Guid Id, string Name, string? Description, [property: AllowedValues("ALWAYS", "ON_REQUEST")] string ExecutionMode, bool AlwaysOn,
    [property: WrittenAs(typeof(IReadOnlyList<GuardShape>))] JsonText Guards, DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy)
{
    public static GuardrailPolicyView Of(GuardrailPolicy policy) => new(
        policy.Id, policy.Name, policy.Description, policy.Always ? "ALWAYS" : "ON_REQUEST", policy.Always, policy.Guards,
        policy.CreatedAt, policy.CreatedBy, policy.LastUpdatedAt, policy.LastUpdatedBy);
}
