namespace Opik.Storage;

/// <summary>Deletes traces by age.</summary>
public interface IOldTraces
{
    /// <summary>
    /// Deletes, oldest first, some traces of a project that are too old, with everything that belongs to them; then spans of that
    /// age whose trace never came. What an experiment uses is passed over, also when it has come to use it just now, and so is a
    /// trace that was scored just now and has more time. A piece looks at a bounded number of traces and is one short turn of the
    /// writer.
    /// </summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="projectId">Project.</param>
    /// <param name="reach">Which are too old.</param>
    /// <param name="cursor">Where the last piece ended.</param>
    /// <param name="cancellationToken">Ends the work between two pieces.</param>
    /// <returns>Number of deleted traces, and where the next piece begins; null: there is none.</returns>
    Task<(int Deleted, RetentionCursor? Next)> DeletePieceAsync(Scope scope, Guid projectId, RetentionReach reach, RetentionCursor cursor, CancellationToken cancellationToken);

    /// <summary>How many traces of a project would be deleted, and how many of that age stay because an experiment uses them.</summary>
    Task<OldTraceCount> CountAsync(Scope scope, Guid projectId, RetentionReach reach, CancellationToken cancellationToken);
}
