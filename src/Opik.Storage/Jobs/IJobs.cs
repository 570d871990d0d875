using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Jobs in the catalog: rows claimed by lease, so that a crash only delays them.</summary>
public interface IJobs
{
    /// <summary>Raised after a job was added, on the writer's thread: workers look for it at once.</summary>
    event Action? Added;

    /// <summary>Adds a job; returns its id.</summary>
    Task<Guid> AddAsync(Scope scope, string kind, Guid? subject, JsonText payload, CancellationToken cancellationToken);

    /// <summary>Adds a job unless <paramref name="mostOpen"/> of its kind wait or run in the workspace; null: it was not added.</summary>
    Task<Guid?> AddBoundedAsync(Scope scope, string kind, Guid? subject, JsonText payload, int mostOpen, CancellationToken cancellationToken);

    /// <summary>Like <see cref="AddBoundedAsync"/>, for a job that nobody claims before <paramref name="notBefore"/>; until then <see cref="TakeBackAsync"/> undoes it whole.</summary>
    Task<Guid?> AddHeldAsync(Scope scope, string kind, Guid? subject, JsonText payload, int mostOpen, DateTime notBefore, CancellationToken cancellationToken);

    /// <summary>One of the workspace; null when absent.</summary>
    Task<Job?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Those of the kind and, when given, the subject; newest first, at most 1,000.</summary>
    Task<IReadOnlyList<Job>> FindAsync(Scope scope, string kind, Guid? subject, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the oldest job of one of the kinds that waits or whose lease ran out, and holds it for <paramref name="lease"/>.
    /// Null: there is none.
    /// </summary>
    Task<Job?> ClaimAsync(IReadOnlyCollection<string> kinds, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Notes progress and renews the lease. False: the job was cancelled or deleted, or its lease ran out and another worker
    /// has it; this one stops.
    /// </summary>
    /// <param name="job">As <see cref="ClaimAsync"/> returned it: the number of its attempt tells this worker from a later one.</param>
    /// <param name="progress">How far it has come; null keeps what was noted.</param>
    /// <param name="lease">How long the job is held from now on.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<bool> ReportAsync(Job job, JsonText? progress, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Ends a claimed job well; without effect when it was cancelled or another worker has it.</summary>
    Task CompleteAsync(Job job, JsonText? result, CancellationToken cancellationToken);

    /// <summary>Ends a claimed job with an error; without effect when it was cancelled or another worker has it.</summary>
    Task FailAsync(Job job, string error, CancellationToken cancellationToken);

    /// <summary>Gives a claimed job back, to be claimed again from its progress; without effect when another worker has it.</summary>
    Task ReleaseAsync(Job job, CancellationToken cancellationToken);

    /// <summary>Gives back what a former process of this store left running; called once before the first claim.</summary>
    Task ReleaseAbandonedAsync(CancellationToken cancellationToken);

    /// <summary>Cancels a job that has not ended. False: it is unknown or has ended.</summary>
    Task<bool> CancelAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Cancels a job that was never started, so that it has had no effect. False: it is unknown, was started or has ended.</summary>
    Task<bool> TakeBackAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Notes that somebody looked at the outcome. False: unknown.</summary>
    Task<bool> MarkViewedAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Those of the kind, of all workspaces, that ended before <paramref name="before"/>; oldest first, at most 1,000.</summary>
    Task<IReadOnlyList<Job>> FindEndedAsync(string kind, DateTime before, CancellationToken cancellationToken);

    /// <summary>Deletes jobs, after what they left behind was deleted; unknown ids are ignored.</summary>
    Task DeleteAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
