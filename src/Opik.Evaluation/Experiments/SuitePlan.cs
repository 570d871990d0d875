using Opik.Datasets;

namespace Opik.Evaluation.Experiments;

/// <summary>What makes an evaluation a run of a test suite.</summary>
/// <param name="Policy">How often an item is run and how many runs have to pass.</param>
/// <param name="Judges">What judges an item.</param>
internal sealed record SuitePlan(Func<DatasetItem, ExecutionPolicy> Policy, Func<DatasetItem, IReadOnlyList<IMetric>> Judges)
{
    /// <summary>What such an experiment is called on the wire.</summary>
    public const string EvaluationMethod = "evaluation_suite";

    /// <summary>Numbers of the runs of an item.</summary>
    public IEnumerable<int> Trials(DatasetItem item) => Enumerable.Range(0, Policy(item).RunsPerItem);
}
