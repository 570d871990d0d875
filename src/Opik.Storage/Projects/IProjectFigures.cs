namespace Opik.Storage;

/// <summary>What lists of projects show and are sorted by: numbers of all projects of a workspace in a range.</summary>
public interface IProjectFigures
{
    /// <summary>Every project that has traces in the range or in the equal one before it.</summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="from">First instant.</param>
    /// <param name="to">Last instant.</param>
    /// <param name="cancellationToken">Stops the read between two projects.</param>
    Task<IReadOnlyDictionary<Guid, ProjectFigures>> AllAsync(Scope scope, DateTime from, DateTime to, CancellationToken cancellationToken);

    /// <summary>Cost in USD of every project that has traces in the range; less to read than all their numbers.</summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="from">First instant.</param>
    /// <param name="to">Last instant.</param>
    /// <param name="cancellationToken">Stops the read between two projects.</param>
    Task<IReadOnlyDictionary<Guid, double>> CostsAsync(Scope scope, DateTime from, DateTime to, CancellationToken cancellationToken);

    /// <summary>What is too much to ask of all projects: traffic over time, threads, scores. In the order asked; null: no traces in the range.</summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="projectIds">The projects of a page.</param>
    /// <param name="from">First instant.</param>
    /// <param name="to">Last instant.</param>
    /// <param name="maxIntervals">Intervals of the traffic at most: the step is the shortest usual one that needs no more.</param>
    /// <param name="cancellationToken">Stops the read between two projects.</param>
    Task<IReadOnlyList<ProjectTraffic?>> TrafficAsync(Scope scope, IReadOnlyList<Guid> projectIds, DateTime from, DateTime to, int maxIntervals, CancellationToken cancellationToken);
}
