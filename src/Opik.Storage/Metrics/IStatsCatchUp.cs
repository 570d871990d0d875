namespace Opik.Storage;

/// <summary>Upkeep of precomputed statistics.</summary>
public interface IStatsCatchUp
{
    /// <summary>
    /// Counts rows that are not counted yet (after an upgrade or a restore); returns at once when there are none. May be
    /// stopped at any moment and called again; until it is done, statistics are right but slower.
    /// </summary>
    Task RunAsync(CancellationToken cancellationToken);
}
