using Opik.Contracts;

namespace Opik.Storage;

/// <summary>
/// Configurations of agents: one per project, a sequence of blueprints of which each holds all settings. Environments
/// point to blueprints.
/// </summary>
public interface IAgentConfigs
{
    /// <summary>Environment that the first blueprint of a project gets.</summary>
    const string FirstEnvironment = "prod";

    /// <summary>Makes the configuration of a project with its first blueprint. <see cref="StoreConflictException"/> when it has one, or an id is taken.</summary>
    Task<AgentBlueprint> CreateAsync(Scope scope, Guid projectId, Guid? configId, AgentBlueprintDraft first, CancellationToken cancellationToken);

    /// <summary>Adds a blueprint or mask. <see cref="EntityNotFoundException"/> when the project has no configuration; <see cref="StoreConflictException"/> when the id is taken.</summary>
    Task<AgentBlueprint> AddAsync(Scope scope, Guid projectId, AgentBlueprintDraft draft, CancellationToken cancellationToken);

    /// <summary>Adds a blueprint: the newest one with a mask laid over it. <see cref="EntityNotFoundException"/> when there is no configuration or no such mask.</summary>
    Task<AgentBlueprint> ApplyMaskAsync(Scope scope, Guid projectId, Guid maskId, CancellationToken cancellationToken);

    /// <summary>Adds a blueprint: the newest one without some keys; null, and nothing is added, when it has none of them.</summary>
    Task<AgentBlueprint?> RemoveKeysAsync(Scope scope, Guid projectId, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>A blueprint, with a mask laid over it unless <paramref name="maskId"/> is null; null when absent. A mask is none.</summary>
    /// <exception cref="EntityNotFoundException">The project has no such mask.</exception>
    Task<AgentBlueprint?> GetAsync(Scope scope, Guid id, Guid? maskId, CancellationToken cancellationToken);

    /// <summary>As above, of a project.</summary>
    /// <exception cref="EntityNotFoundException">The project has no such mask.</exception>
    Task<AgentBlueprint?> GetAsync(Scope scope, Guid projectId, AgentBlueprintPin pin, Guid? maskId, CancellationToken cancellationToken);

    /// <summary>What a blueprint changed or added against the one before it, or all of a mask; null when absent.</summary>
    Task<AgentBlueprint?> GetDeltaAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>One page of the blueprints of a project, newest first; null when it has no configuration.</summary>
    Task<Page<AgentBlueprint>?> FindAsync(Scope scope, Guid projectId, int page, int size, CancellationToken cancellationToken);

    /// <summary>Makes environments use blueprints of the project, all or none. <see cref="EntityNotFoundException"/> when a blueprint or the configuration does not exist.</summary>
    Task AssignAsync(Scope scope, Guid projectId, IReadOnlyDictionary<string, Guid> blueprints, CancellationToken cancellationToken);

    /// <summary>Takes an environment away; unknown ones are ignored.</summary>
    Task UnassignAsync(Scope scope, Guid projectId, string environment, CancellationToken cancellationToken);
}
