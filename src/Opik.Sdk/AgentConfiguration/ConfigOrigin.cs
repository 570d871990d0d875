namespace Opik.AgentConfiguration;

/// <summary>Where a configuration came from.</summary>
/// <param name="Area">Who read it.</param>
/// <param name="ProjectName">Its project.</param>
/// <param name="Version">Its version; null: it is the fallback.</param>
/// <param name="MaskId">Mask laid over the version; null: none.</param>
internal sealed record ConfigOrigin(AgentConfigsClient Area, string ProjectName, AgentConfigVersion? Version, Guid? MaskId);
