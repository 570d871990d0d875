namespace Opik.Storage;

/// <summary>What models say about trials of optimizations: one explanation of each trial.</summary>
public interface ITrialExplanations
{
    /// <summary>Stores one, in place of a former one of the trial; the stored one.</summary>
    Task<TrialExplanation> PutAsync(Scope scope, TrialExplanation explanation, CancellationToken cancellationToken);

    /// <summary>Those of an optimization, oldest first.</summary>
    Task<IReadOnlyList<TrialExplanation>> FindAsync(Scope scope, Guid optimizationId, CancellationToken cancellationToken);

    /// <summary>Deletes those of optimizations.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> optimizationIds, CancellationToken cancellationToken);
}
