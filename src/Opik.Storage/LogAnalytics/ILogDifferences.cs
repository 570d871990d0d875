namespace Opik.Storage;

/// <summary>Compares a part of a list with the rest.</summary>
public interface ILogDifferences
{
    /// <summary>
    /// Values of fields that are more frequent in the part than in the rest: those that a G-test finds beyond chance when
    /// all values compared are taken into account (Benjamini and Hochberg, 1 %), in the order of what the difference of
    /// the two shares is at least (95 %).
    /// </summary>
    /// <param name="scope">Workspace and user.</param>
    /// <param name="selection">The part, of traces or spans.</param>
    /// <param name="limit">Values at most.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<LogDifferences> CompareAsync(Scope scope, LogSelection selection, int limit, CancellationToken cancellationToken);
}
