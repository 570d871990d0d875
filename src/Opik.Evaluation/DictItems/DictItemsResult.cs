using Opik.Evaluation.Results;
using Opik.Evaluation.Statistics;

namespace Opik.Evaluation.DictItems;

/// <summary>What an evaluation without a dataset gave. Python: <c>EvaluationResultOnDictItems</c>.</summary>
/// <param name="TestResults">The runs in the order of their items.</param>
/// <param name="Scores">Statistics of each score, by name.</param>
public sealed record DictItemsResult(IReadOnlyList<TestResult> TestResults, IReadOnlyDictionary<string, ScoreStatistics> Scores)
{
    /// <summary>The runs of each item, with statistics over them.</summary>
    public IReadOnlyList<ItemResults> GroupByDatasetItem() => ItemResults.Of(TestResults);
}
