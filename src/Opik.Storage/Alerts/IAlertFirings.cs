using Opik.Contracts;

namespace Opik.Storage;

/// <summary>When alerts fired, what became of it, and whether they are muted.</summary>
public interface IAlertFirings
{
    /// <summary>Firings of an alert at most: the oldest that have ended go.</summary>
    const int MostOfAlert = 500;

    /// <summary>Messages of a firing of which more than the number is kept.</summary>
    const int MostNotes = 20;

    /// <summary>Conditions of the workspace that hold, by alert and part.</summary>
    Task<IReadOnlyDictionary<(Guid AlertId, string Part), AlertFiring>> FindOpenAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Notes a value of a condition that holds, when it is farther from the threshold than what was noted.</summary>
    Task NoteValueAsync(Scope scope, Guid id, decimal value, CancellationToken cancellationToken);

    /// <summary>Notes that a condition no longer holds: it is told at once when it holds again.</summary>
    Task EndAsync(Scope scope, Guid alertId, string part, CancellationToken cancellationToken);

    /// <summary>One page, newest first.</summary>
    Task<Page<AlertFiring>> FindAsync(Scope scope, AlertFiringQuery query, CancellationToken cancellationToken);

    /// <summary>Where alerts stand; those that are gone are left out.</summary>
    Task<IReadOnlyList<AlertStanding>> GetStandingsAsync(Scope scope, IReadOnlyCollection<Guid> alertIds, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that somebody knows of the firings of an alert, of all that nobody does when <paramref name="ids"/> is null. Returns
    /// those that nobody had acknowledged before. <see cref="EntityNotFoundException"/> when the alert is gone.
    /// </summary>
    Task<IReadOnlyList<Guid>> AcknowledgeAsync(Scope scope, Guid alertId, IReadOnlyCollection<Guid>? ids, string? note, CancellationToken cancellationToken);

    /// <summary>Takes acknowledgements back; unknown ids are ignored.</summary>
    Task UnacknowledgeAsync(Scope scope, Guid alertId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Whether an alert is muted now.</summary>
    Task<bool> IsMutedAsync(Scope scope, Guid alertId, CancellationToken cancellationToken);

    /// <summary>Mutes an alert, for good when <paramref name="until"/> is null. <see cref="EntityNotFoundException"/> when it is gone.</summary>
    Task MuteAsync(Scope scope, Guid alertId, DateTime? until, CancellationToken cancellationToken);

    /// <summary>Lets an alert send again.</summary>
    Task UnmuteAsync(Scope scope, Guid alertId, CancellationToken cancellationToken);

    /// <summary>Deletes firings of all workspaces that ended before, some at a time; returns their number.</summary>
    Task<int> DeleteEndedAsync(DateTime before, CancellationToken cancellationToken);
}
