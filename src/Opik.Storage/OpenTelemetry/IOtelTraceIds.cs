namespace Opik.Storage;

/// <summary>
/// Which trace an OpenTelemetry trace became. The id of a trace carries the time of its first batch, so later batches of
/// the same trace, also after a restart, must be told what the first one chose.
/// </summary>
public interface IOtelTraceIds
{
    /// <summary>
    /// The trace of each OpenTelemetry trace of a project. Those that are new are recorded with the id proposed for them;
    /// of concurrent calls one wins and all answer the same. Completes after the commit is on disk.
    /// </summary>
    /// <param name="scope">Workspace and user.</param>
    /// <param name="projectId">The project: the same OpenTelemetry trace may be sent to several.</param>
    /// <param name="proposed">Ids for traces that are new, by the 16 bytes of the OpenTelemetry id.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="StoreUnavailableException">Nothing was recorded.</exception>
    Task<IReadOnlyDictionary<Guid, Guid>> ResolveAsync(Scope scope, Guid projectId, IReadOnlyDictionary<Guid, Guid> proposed, CancellationToken cancellationToken);

    /// <summary>Forgets up to <paramref name="limit"/> of those first seen before <paramref name="time"/>, of all workspaces.</summary>
    /// <returns>How many; fewer than <paramref name="limit"/> when no older ones are left.</returns>
    Task<int> ForgetAsync(DateTime time, int limit, CancellationToken cancellationToken);
}
