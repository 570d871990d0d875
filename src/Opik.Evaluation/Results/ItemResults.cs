using Opik.Datasets;
using Opik.Evaluation.Statistics;

namespace Opik.Evaluation.Results;

/// <summary>All runs of one dataset item. Python: <c>EvaluationResultGroupByDatasetItemsView</c>.</summary>
/// <param name="DatasetItemId">Id of the item.</param>
/// <param name="DatasetItem">The item.</param>
/// <param name="TestResults">Its runs by their numbers.</param>
/// <param name="Scores">Statistics of each score over these runs, by name.</param>
public sealed record ItemResults(string DatasetItemId, DatasetItem DatasetItem, IReadOnlyList<TestResult> TestResults, IReadOnlyDictionary<string, ScoreStatistics> Scores)
{
    internal static IReadOnlyList<ItemResults> Of(IEnumerable<TestResult> results) =>
        [.. results.GroupBy(result => result.TestCase.DatasetItemId, StringComparer.Ordinal).Select(runs => Of(runs.Key, [.. runs.OrderBy(run => run.TrialId)]))];

    private static ItemResults Of(string id, IReadOnlyList<TestResult> runs) =>
        new(id, runs[0].TestCase.DatasetItem, runs, ScoreStatistics.ByName(runs.Select(run => run.ScoreResults)));
}
