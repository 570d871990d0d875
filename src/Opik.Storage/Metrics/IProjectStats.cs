using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Summaries of projects.</summary>
public interface IProjectStats
{
    /// <summary>One summary per project, in the order asked; a project without data has zeros.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="projectIds">The projects.</param>
    /// <param name="from">First instant; null: all history.</param>
    /// <param name="to">Last instant; null: now. Ignored without <paramref name="from"/>.</param>
    /// <param name="filters">Conditions on the traces; empty: none. The number of threads does not regard them.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    Task<IReadOnlyList<ProjectSummary>> GetAsync(
        Scope scope, IReadOnlyList<Guid> projectIds, DateTime? from, DateTime? to, IReadOnlyList<FilterClause> filters, CancellationToken cancellationToken);

    /// <summary>Last write of a trace of each project that has one: the sort key <c>last_updated_trace_at</c>.</summary>
    Task<IReadOnlyDictionary<Guid, DateTime>> LastTraceTimesAsync(Scope scope, CancellationToken cancellationToken);
}
