using Opik.Datasets;

namespace Opik.Evaluation.Suites.Passing;

/// <summary>The runs of one item of a test suite.</summary>
/// <param name="ItemId">Id of the item.</param>
/// <param name="Policy">Runs and how many must pass.</param>
/// <param name="Runs">The scores of each run: one for each assertion.</param>
public sealed record SuiteItemRuns(string ItemId, ExecutionPolicy Policy, IReadOnlyList<IReadOnlyList<ScoreResult>> Runs);
