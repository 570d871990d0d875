namespace Opik.Storage;

/// <summary>Deletes traces by age.</summary>
public interface IOldTraces
{
    /// <summary>
    /// Deletes, oldest first, some traces of a project whose ids lie between <paramref name="from"/> and
    /// <paramref name="before"/>, with everything that belongs to them; then spans of that age whose trace never came. What an
    /// experiment uses is passed over, also when it has come to use it just now. A piece is one short turn of the writer.
    /// </summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="projectId">Project.</param>
    /// <param name="from">Older ones are left; null: none is too old.</param>
    /// <param name="before">Younger ones are left.</param>
    /// <param name="cursor">Where the last piece ended.</param>
    /// <param name="cancellationToken">Ends the work between two pieces.</param>
    /// <returns>Number of deleted traces, and where the next piece begins; null: there is none.</returns>
    Task<(int Deleted, RetentionCursor? Next)> DeletePieceAsync(
        Scope scope, Guid projectId, DateTime? from, DateTime before, RetentionCursor cursor, CancellationToken cancellationToken);

    /// <summary>How many traces of projects would be deleted, and how many of that age stay because an experiment uses them.</summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="projectIds">Projects.</param>
    /// <param name="from">Older ones do not count; null: none is too old.</param>
    /// <param name="before">Younger ones do not count.</param>
    /// <param name="cancellationToken">Stops the read between two projects.</param>
    Task<(long Deleted, long Used)> CountAsync(Scope scope, IReadOnlyList<Guid> projectIds, DateTime? from, DateTime before, CancellationToken cancellationToken);
}
