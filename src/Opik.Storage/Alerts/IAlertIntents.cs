namespace Opik.Storage;

/// <summary>
/// Writes that are about to be made and that alerts want to be told of. <see cref="IAlertBuckets.AddAsync"/> takes them away together
/// with adding the event; what is left was cut off.
/// </summary>
public interface IAlertIntents
{
    /// <summary>Intents that <see cref="FindAsync"/> answers at most.</summary>
    const int Most = 100;

    /// <summary>Notes one.</summary>
    Task AddAsync(AlertIntent intent, CancellationToken cancellationToken);

    /// <summary>Deletes one: the write was not made, or told nothing.</summary>
    Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Those of all workspaces that were noted before; the oldest first.</summary>
    Task<IReadOnlyList<AlertIntent>> FindAsync(DateTime before, CancellationToken cancellationToken);
}
