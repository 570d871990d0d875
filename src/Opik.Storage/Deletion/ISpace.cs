namespace Opik.Storage;

/// <summary>A store whose file can shrink.</summary>
public interface ISpace
{
    /// <summary>
    /// Gives a bounded piece of unused space back to the system; false: what is unused is little, and is left for the next
    /// rows.
    /// </summary>
    Task<bool> ReclaimPieceAsync(CancellationToken cancellationToken);
}
