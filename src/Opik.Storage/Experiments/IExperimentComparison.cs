namespace Opik.Storage;

/// <summary>
/// Experiments side by side, by dataset item. A dataset that does not exist, and that no experiment remembers, is
/// <see cref="EntityNotFoundException"/>.
/// </summary>
public interface IExperimentComparison
{
    /// <summary>One page; the total is exact and the order of a page does not depend on its size.</summary>
    Task<Comparison> FindAsync(Scope scope, ComparisonQuery query, CancellationToken cancellationToken);

    /// <summary>Numbers over the runs of all items that match.</summary>
    Task<EntityStats> GetStatsAsync(Scope scope, ComparisonQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The experiments in figures, against the baseline of <see cref="ComparisonQuery.Changes"/>, over the items that match.
    /// </summary>
    Task<ComparisonSummary> SummarizeAsync(Scope scope, ComparisonQuery query, CancellationToken cancellationToken);

    /// <summary>How the items of a test suite did in an experiment of the dataset; of one that is no suite, by the assertions it has. <see cref="EntityNotFoundException"/>: no such experiment.</summary>
    Task<SuiteOutcome> GetSuiteAsync(Scope scope, Guid datasetId, Guid experimentId, CancellationToken cancellationToken);

    /// <summary>Members of the outputs of the runs; null experiments: of all of the dataset.</summary>
    Task<IReadOnlyList<JsonColumn>> GetOutputColumnsAsync(Scope scope, Guid datasetId, IReadOnlyList<Guid>? experimentIds, CancellationToken cancellationToken);
}
