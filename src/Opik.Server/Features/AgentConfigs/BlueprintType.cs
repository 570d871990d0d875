namespace Opik.Server.Features.AgentConfigs;

/// <summary>Member <c>type</c> of a blueprint.</summary>
internal enum BlueprintType
{
    /// <summary>A whole configuration.</summary>
    Blueprint,

    /// <summary>Settings that are laid over a blueprint.</summary>
    Mask,
}
