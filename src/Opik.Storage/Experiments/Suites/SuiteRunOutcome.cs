namespace Opik.Storage;

/// <summary>How one run of an item did; assertions are places in <see cref="SuiteOutcome.Assertions"/>.</summary>
/// <param name="TraceId">Trace of the run.</param>
/// <param name="Held">Assertions that held.</param>
/// <param name="Failed">Assertions that did not.</param>
public sealed record SuiteRunOutcome(Guid TraceId, IReadOnlyList<int> Held, IReadOnlyList<int> Failed)
{
    /// <summary>Whether every assertion held; also when nothing was asserted.</summary>
    public bool Passed => Failed.Count == 0;
}
