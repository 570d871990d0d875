using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Projects of a workspace.</summary>
public interface IProjects
{
    /// <summary>Name of the project that writes without a project name go to.</summary>
    const string DefaultName = "Default Project";

    /// <summary>One project; null when absent.</summary>
    Task<Project?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>The project of that name (trimmed, without case); null when absent.</summary>
    Task<Project?> FindAsync(Scope scope, string name, CancellationToken cancellationToken);

    /// <summary>
    /// Id of the project of that name, made when absent; null or blank: <see cref="DefaultName"/>. Answered from memory
    /// once known, so that ingest does not pay for it; safe to call concurrently.
    /// </summary>
    ValueTask<Guid> ResolveAsync(Scope scope, string? name, CancellationToken cancellationToken);

    /// <summary>Creates one. <see cref="StoreConflictException"/> when the name or id is taken.</summary>
    Task CreateAsync(Scope scope, Project project, CancellationToken cancellationToken);

    /// <summary>Changes name, description or visibility (null keeps). <see cref="EntityNotFoundException"/>, <see cref="StoreConflictException"/>.</summary>
    Task UpdateAsync(Scope scope, Guid id, string? name, string? description, string? visibility, CancellationToken cancellationToken);

    /// <summary>Deletes project rows; unknown ids are ignored.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>One page; <paramref name="name"/> is a substring without case.</summary>
    Task<Page<Project>> FindAsync(Scope scope, string? name, int page, int size, SortClause? sort, CancellationToken cancellationToken);

    /// <summary>Projects by id; unknown ids are left out.</summary>
    Task<IReadOnlyList<Project>> GetManyAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
