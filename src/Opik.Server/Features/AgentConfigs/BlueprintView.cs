using Opik.Storage;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>A blueprint or mask on the wire.</summary>
internal sealed record BlueprintView(
    Guid Id,
    string? Name,
    BlueprintType Type,
    string? Description,
    IReadOnlyList<string>? Envs,
    string? CreatedBy,
    DateTime CreatedAt,
    string? LastUpdatedBy,
    DateTime LastUpdatedAt,
    IReadOnlyList<AgentConfigValue> Values)
{
    public static BlueprintView Of(AgentBlueprint blueprint) => new(
        blueprint.Id,
        blueprint.Name,
        blueprint.IsMask ? BlueprintType.Mask : BlueprintType.Blueprint,
        blueprint.Description,
        blueprint.Environments.Count == 0 ? null : blueprint.Environments,
        // Nothing of a blueprint ever changes.
        blueprint.CreatedBy,
        blueprint.CreatedAt,
        blueprint.CreatedBy,
        blueprint.CreatedAt,
        blueprint.Values);
}
