namespace Opik.Storage;

/// <summary>How one item of a test suite did.</summary>
/// <param name="Id">The item.</param>
/// <param name="Preview">How its map begins; null: it is gone.</param>
/// <param name="Needed">Runs that must pass for it to pass.</param>
/// <param name="Runs">Its runs, oldest first.</param>
public sealed record SuiteItemOutcome(Guid Id, string? Preview, int Needed, IReadOnlyList<SuiteRunOutcome> Runs)
{
    /// <summary>Runs in which nothing failed.</summary>
    public int PassedRuns { get; } = Runs.Count(run => run.Passed);

    /// <summary>Whether enough runs passed.</summary>
    public bool Passed => PassedRuns >= Needed;

    /// <summary>Whether some runs passed and some did not.</summary>
    public bool IsFlaky => PassedRuns > 0 && PassedRuns < Runs.Count;
}
