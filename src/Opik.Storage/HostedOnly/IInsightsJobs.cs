namespace Opik.Storage;

/// <summary>Insights jobs, one per project.</summary>
public interface IInsightsJobs
{
    /// <summary>The job of a project; null: none.</summary>
    Task<InsightsJob?> GetAsync(Scope scope, Guid projectId, CancellationToken cancellationToken);

    /// <summary>Makes the job of a project, disabled.</summary>
    /// <exception cref="StoreConflictException">There is one.</exception>
    Task<InsightsJob> CreateAsync(Scope scope, Guid projectId, CancellationToken cancellationToken);

    /// <summary>Switches the daily run; null: there is no job.</summary>
    Task<InsightsJob?> SetEnabledAsync(Scope scope, Guid projectId, bool enabled, CancellationToken cancellationToken);

    /// <summary>
    /// Chooses projects of any workspace for the first run (missing jobs are made), or takes them out again. Returns the
    /// projects that changed and those that do not exist.
    /// </summary>
    Task<(IReadOnlyList<Guid> Changed, IReadOnlyList<Guid> Unknown)> EnrolAsync(IReadOnlyCollection<Guid> projectIds, bool enrolled, CancellationToken cancellationToken);
}
