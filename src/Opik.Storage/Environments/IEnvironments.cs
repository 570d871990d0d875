namespace Opik.Storage;

/// <summary>The environments a workspace knows.</summary>
public interface IEnvironments
{
    /// <summary>Environments per workspace at most.</summary>
    const int Limit = 100;

    /// <summary>All of them, by position.</summary>
    Task<IReadOnlyList<DeploymentEnvironment>> FindAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<DeploymentEnvironment?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Creates one. <see cref="StoreConflictException"/> when the name or id is taken or <see cref="Limit"/> is reached.</summary>
    Task CreateAsync(Scope scope, DeploymentEnvironment environment, CancellationToken cancellationToken);

    /// <summary>Changes one. <see cref="EntityNotFoundException"/>; <see cref="StoreConflictException"/> when the name is taken.</summary>
    Task UpdateAsync(Scope scope, Guid id, DeploymentEnvironmentPatch patch, CancellationToken cancellationToken);

    /// <summary>Deletes; unknown ids are ignored. An environment that traces still name appears again with the next trace that names it.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
