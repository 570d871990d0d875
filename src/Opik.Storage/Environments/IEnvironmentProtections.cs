namespace Opik.Storage;

/// <summary>Which environments are protected. A protection ends with its environment.</summary>
public interface IEnvironmentProtections
{
    /// <summary>Suites of an environment at most.</summary>
    const int MostSuites = 50;

    /// <summary>All of a workspace, by the position of the environment.</summary>
    Task<IReadOnlyList<EnvironmentProtection>> FindAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>One; null: the environment is not protected.</summary>
    Task<EnvironmentProtection?> GetAsync(Scope scope, Guid environmentId, CancellationToken cancellationToken);

    /// <summary>Protects an environment, or changes how. <see cref="EntityNotFoundException"/> when there is no such environment.</summary>
    Task SetAsync(Scope scope, EnvironmentProtection protection, CancellationToken cancellationToken);

    /// <summary>Ends a protection; does nothing where there is none.</summary>
    Task RemoveAsync(Scope scope, Guid environmentId, CancellationToken cancellationToken);
}
