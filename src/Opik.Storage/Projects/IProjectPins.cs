namespace Opik.Storage;

/// <summary>Projects that a workspace keeps at hand.</summary>
public interface IProjectPins
{
    /// <summary>Pinned projects of a workspace, all that there can be.</summary>
    public const int Most = 200;

    /// <summary>Ids of the pinned projects, in the order of the pinning.</summary>
    Task<IReadOnlyList<Guid>> FindAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Pins a project; one that is pinned keeps its place. <see cref="EntityNotFoundException"/>; <see cref="StoreConflictException"/> beyond <see cref="Most"/>.</summary>
    Task PinAsync(Scope scope, Guid projectId, CancellationToken cancellationToken);

    /// <summary>Takes the pin away; a project without one, or an unknown id, is ignored.</summary>
    Task UnpinAsync(Scope scope, Guid projectId, CancellationToken cancellationToken);
}
