namespace Opik.Server.Features.Experiments.Suites;

/// <summary>How a run of a suite went, as <see cref="SuiteResultsJson"/> writes it.</summary>
internal sealed record SuiteResultsShape(
    Guid ExperimentId, Guid? PreviousId, int Total, int Passed, int Runs, int NewlyFailed, int Flaky, SuiteResultsShape.SuiteCounts? Previous,
    IReadOnlyList<SuiteResultsShape.SuiteAssertion> Assertions, IReadOnlyList<SuiteResultsShape.SuiteItem> Items)
{
    /// <summary>Items of the earlier run.</summary>
    internal sealed record SuiteCounts(int Total, int Passed, int Runs);

    /// <summary>How an assertion did.</summary>
    internal sealed record SuiteAssertion(string Name, int Items, int PassedItems, int Runs, int PassedRuns, SuiteTally? Previous);

    /// <summary>The same in the earlier run.</summary>
    internal sealed record SuiteTally(int Items, int PassedItems, int Runs, int PassedRuns);

    /// <summary>An item with its runs.</summary>
    internal sealed record SuiteItem(Guid Id, string? Preview, bool Passed, int Needed, bool? PreviousPassed, IReadOnlyList<SuiteRun> Runs);

    /// <summary>A run: how many assertions held, and the numbers of those that did not.</summary>
    internal sealed record SuiteRun(Guid TraceId, int Held, IReadOnlyList<int> Failed);
}
