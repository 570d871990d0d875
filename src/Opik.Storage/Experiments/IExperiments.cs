using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Experiments of a workspace.</summary>
public interface IExperiments
{
    /// <summary>
    /// Makes an experiment, and its dataset when there is none of that name; does nothing when its id is there already.
    /// </summary>
    /// <exception cref="StoreConflictException">The dataset has no such version.</exception>
    Task CreateAsync(Scope scope, NewExperiment experiment, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<ExperimentView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>One page.</summary>
    Task<Page<ExperimentView>> FindAsync(Scope scope, ExperimentQuery query, CancellationToken cancellationToken);

    /// <summary>All that match, newest first, without regard to page, size and order.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="query">Conditions.</param>
    /// <param name="totals">Whether what is derived from traces is wanted.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<IReadOnlyList<ExperimentFacts>> GetFactsAsync(Scope scope, ExperimentQuery query, bool totals, CancellationToken cancellationToken);

    /// <summary>
    /// The next piece of all that match, newest first; <paramref name="below"/> is the last id that was sent.
    /// </summary>
    Task<IReadOnlyList<ExperimentView>> ReadAsync(Scope scope, ExperimentQuery query, Guid? below, int size, CancellationToken cancellationToken);

    /// <summary>Changes one.</summary>
    /// <exception cref="EntityNotFoundException">It does not exist.</exception>
    Task PatchAsync(Scope scope, Guid id, ExperimentPatch patch, CancellationToken cancellationToken);

    /// <summary>Changes several; unknown ids are passed over.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="ids">The experiments.</param>
    /// <param name="patch">The changes.</param>
    /// <param name="mergeTags">Whether the tags of the patch are added instead of replacing those there are.</param>
    /// <param name="cancellationToken">Ends the wait, not the write.</param>
    Task PatchManyAsync(Scope scope, IReadOnlyList<Guid> ids, ExperimentPatch patch, bool mergeTags, CancellationToken cancellationToken);

    /// <summary>Deletes experiments with their items; traces stay. Unknown ids are passed over.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>No more items will come: notes the time, and <see cref="ExperimentStatus.Completed"/> unless cancelled or failed.</summary>
    Task FinishAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Nobody wants the rest: those that run, or of which nobody has said how they go, become cancelled; others stay.</summary>
    Task CancelAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Names of scores of the experiments that match.</summary>
    Task<ExperimentScoreNames> GetScoreNamesAsync(Scope scope, ExperimentQuery query, CancellationToken cancellationToken);

    /// <summary>Projects that experiments belong to.</summary>
    Task<IReadOnlyList<Guid>> GetProjectsAsync(Scope scope, CancellationToken cancellationToken);
}
