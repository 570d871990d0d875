namespace Opik.Storage;

/// <summary>Other traces of the same project and name as one trace. Every read is bounded.</summary>
public interface ISimilarRuns
{
    /// <summary>The skeletons of the latest of them, newest first; null when the trace does not exist.</summary>
    Task<IReadOnlyList<SimilarTree>?> TreesAsync(Scope scope, SimilarRunsQuery query, CancellationToken cancellationToken);

    /// <summary>Those without an error that started nearest to the trace, on both sides of it; null when the trace does not exist.</summary>
    /// <param name="scope">The workspace.</param>
    /// <param name="traceId">The trace.</param>
    /// <param name="most">Runs on each side at most.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<GoodRuns?> GoodRunsAsync(Scope scope, Guid traceId, int most, CancellationToken cancellationToken);
}
