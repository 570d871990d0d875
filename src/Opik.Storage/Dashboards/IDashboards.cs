using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Dashboards and insights views of a workspace. Neither can be reached as the other.</summary>
public interface IDashboards
{
    /// <summary>One page.</summary>
    /// <exception cref="FilterException">A value or key of a filter cannot be read.</exception>
    Task<Page<Dashboard>> FindAsync(Scope scope, DashboardQuery query, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<Dashboard?> GetAsync(Scope scope, DashboardScope kind, Guid id, CancellationToken cancellationToken);

    /// <summary>Creates one and returns it as stored. <see cref="StoreConflictException"/> when the name or id is taken.</summary>
    Task<Dashboard> CreateAsync(Scope scope, Dashboard dashboard, CancellationToken cancellationToken);

    /// <summary>Changes one and returns it as stored. <see cref="EntityNotFoundException"/>; <see cref="StoreConflictException"/> when the name is taken.</summary>
    Task<Dashboard> UpdateAsync(Scope scope, DashboardScope kind, Guid id, DashboardPatch patch, CancellationToken cancellationToken);

    /// <summary>Deletes; unknown ids are ignored.</summary>
    Task DeleteAsync(Scope scope, DashboardScope kind, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
