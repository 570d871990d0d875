using Opik.Datasets;

namespace Opik.Evaluation.Suites.Judging;

/// <summary>A check of an item that nobody here can do: a failed score, so that the item does not pass unseen.</summary>
internal sealed class UnsupportedEvaluator(DatasetEvaluator evaluator) : IMetric
{
    public string Name => evaluator.Name;

    public bool Track => false;

    public string? ProjectName => null;

    public IReadOnlyList<MetricParameter> Parameters => [];

    // Of the check only its type is named: its configuration may hold what should not be logged.
    public ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(ScoreArguments arguments, CancellationToken cancellationToken = default) =>
        ValueTask.FromException<IReadOnlyList<ScoreResult>>(new NotSupportedException($"Checks of the type '{evaluator.Type}' are not supported: only llm_judge is."));
}
