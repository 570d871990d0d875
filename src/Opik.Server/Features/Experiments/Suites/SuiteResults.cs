using Opik.Storage;

namespace Opik.Server.Features.Experiments.Suites;

/// <summary>A run of a suite, beside an earlier one.</summary>
/// <param name="ExperimentId">The run.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="PreviousId">The earlier run; null: there is none.</param>
/// <param name="Previous">How that went.</param>
internal sealed record SuiteResults(Guid ExperimentId, SuiteOutcome Outcome, Guid? PreviousId, SuiteOutcome? Previous)
{
    /// <summary>So many items are listed; all are counted.</summary>
    public const int MostListed = 5_000;

    private readonly Dictionary<Guid, SuiteItemOutcome> _before = Previous?.Items.ToDictionary(item => item.Id) ?? [];

    /// <summary>Items that failed and passed in the earlier run.</summary>
    public int NewlyFailed => Outcome.Items.Count(item => !item.Passed && Before(item.Id) is { Passed: true });

    /// <summary>How an item did in the earlier run; null: it was not in it.</summary>
    public SuiteItemOutcome? Before(Guid item) => _before.GetValueOrDefault(item);

    /// <summary>What needs a look first: failed items by their failed runs, then flaky ones.</summary>
    public IEnumerable<SuiteItemOutcome> Listed() => Outcome.Items
        .OrderBy(item => item.Passed)
        .ThenByDescending(item => item.Passed ? 0 : item.Runs.Sum(run => run.Failed.Count))
        .ThenByDescending(item => item.IsFlaky)
        .Take(MostListed);
}
