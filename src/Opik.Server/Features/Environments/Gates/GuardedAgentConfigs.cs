using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Environments.Gates;

/// <summary>Configurations of agents that protected environments are given only when they passed. The first one of a project gets its environment without being asked.</summary>
internal sealed class GuardedAgentConfigs(IAgentConfigs inner, DeploymentGuard guard) : IAgentConfigs
{
    public async Task AssignAsync(Scope scope, Guid projectId, IReadOnlyDictionary<string, Guid> blueprints, CancellationToken cancellationToken)
    {
        foreach (var (environment, id) in blueprints)
        {
            await guard.RequireAsync(
                scope, [environment], async () => await inner.GetAsync(scope, id, null, cancellationToken) is { } blueprint ? DeploymentSubject.Of(blueprint) : null, cancellationToken);
        }

        await inner.AssignAsync(scope, projectId, blueprints, cancellationToken);
    }

    public Task<AgentBlueprint> CreateAsync(Scope scope, Guid projectId, Guid? configId, AgentBlueprintDraft first, CancellationToken cancellationToken) => inner.CreateAsync(scope, projectId, configId, first, cancellationToken);

    public Task<AgentBlueprint> AddAsync(Scope scope, Guid projectId, AgentBlueprintDraft draft, CancellationToken cancellationToken) => inner.AddAsync(scope, projectId, draft, cancellationToken);

    public Task<AgentBlueprint> ApplyMaskAsync(Scope scope, Guid projectId, Guid maskId, CancellationToken cancellationToken) => inner.ApplyMaskAsync(scope, projectId, maskId, cancellationToken);

    public Task<AgentBlueprint?> RemoveKeysAsync(Scope scope, Guid projectId, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => inner.RemoveKeysAsync(scope, projectId, keys, cancellationToken);

    public Task<AgentBlueprint?> GetAsync(Scope scope, Guid id, Guid? maskId, CancellationToken cancellationToken) => inner.GetAsync(scope, id, maskId, cancellationToken);

    public Task<AgentBlueprint?> GetAsync(Scope scope, Guid projectId, AgentBlueprintPin pin, Guid? maskId, CancellationToken cancellationToken) => inner.GetAsync(scope, projectId, pin, maskId, cancellationToken);

    public Task<AgentBlueprint?> GetDeltaAsync(Scope scope, Guid id, CancellationToken cancellationToken) => inner.GetDeltaAsync(scope, id, cancellationToken);

    public Task<Page<AgentBlueprint>?> FindAsync(Scope scope, Guid projectId, int page, int size, CancellationToken cancellationToken) => inner.FindAsync(scope, projectId, page, size, cancellationToken);

    public Task UnassignAsync(Scope scope, Guid projectId, string environment, CancellationToken cancellationToken) => inner.UnassignAsync(scope, projectId, environment, cancellationToken);
}
