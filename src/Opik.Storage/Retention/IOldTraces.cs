namespace Opik.Storage;

/// <summary>Deletes traces by age.</summary>
public interface IOldTraces
{
    /// <summary>
    /// Deletes, oldest first, up to <paramref name="size"/> traces of a project whose ids lie between <paramref name="from"/>
    /// and <paramref name="before"/>, with everything that belongs to them; and spans of that age whose trace never came.
    /// Traces that an experiment uses are passed over.
    /// </summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="projectId">Project.</param>
    /// <param name="from">Older ones are left; null: none is too old.</param>
    /// <param name="before">Younger ones are left.</param>
    /// <param name="after">Where the last piece ended; null: at the beginning.</param>
    /// <param name="size">Traces of a piece.</param>
    /// <param name="cancellationToken">Ends the work between two pieces.</param>
    /// <returns>Number of deleted traces, and where the next piece begins; null: there is none.</returns>
    Task<(int Deleted, Guid? Next)> DeletePieceAsync(Scope scope, Guid projectId, DateTime? from, DateTime before, Guid? after, int size, CancellationToken cancellationToken);
}
