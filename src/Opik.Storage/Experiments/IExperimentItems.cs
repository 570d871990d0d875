namespace Opik.Storage;

/// <summary>Items of experiments.</summary>
public interface IExperimentItems
{
    /// <summary>Makes items; one that is there already stays as it is. Traces and dataset items need not exist yet.</summary>
    /// <exception cref="StoreConflictException">An experiment is not of the workspace; nothing is stored.</exception>
    Task CreateAsync(Scope scope, IReadOnlyList<ExperimentItem> items, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<ExperimentRun?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// The next piece of the items of the experiments of a name, newest first; <paramref name="below"/> is the last id that
    /// was sent. The name counts as a whole; only when no experiment has it, as a part, without case.
    /// </summary>
    Task<IReadOnlyList<ExperimentRun>> ReadAsync(Scope scope, string experimentName, Guid? projectId, Guid? below, int size, CancellationToken cancellationToken);

    /// <summary>Deletes items; traces stay. Unknown ids are passed over.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
