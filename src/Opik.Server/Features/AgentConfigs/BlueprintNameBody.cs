namespace Opik.Server.Features.AgentConfigs;

/// <summary>Body that names a blueprint of the project: <c>{"blueprint_name":"v3"}</c>.</summary>
internal sealed record BlueprintNameBody(string? BlueprintName);
