using Opik.Datasets;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Suites.Judging;

namespace Opik.Evaluation.Engine;

/// <summary>The checks that a dataset item carries, as metrics. Python: evaluators of an item.</summary>
internal sealed class ItemChecks(ErrorTolerance tolerance)
{
    /// <summary>The checks of an item; one of a kind that is not known fails.</summary>
    /// <exception cref="ArgumentException">A check cannot be read, and <see cref="ErrorTolerance"/> does not cover that.</exception>
    public IReadOnlyList<IMetric> Of(DatasetItem item) => item.Evaluators is { Count: > 0 } own ? [.. own.Select(Metric)] : [];

    private IMetric Metric(DatasetEvaluator evaluator)
    {
        if (evaluator.Type != "llm_judge")
            return new UnsupportedEvaluator(evaluator);
        try
        {
            return LlmJudge.FromConfig(evaluator.Config);
        }
        catch (ArgumentException unreadable) when (tolerance == ErrorTolerance.AllScoringErrors)
        {
            return new UnreadableCheck(evaluator.Name, unreadable);
        }
    }

    private sealed class UnreadableCheck(string name, ArgumentException unreadable) : IMetric
    {
        public string Name => name;

        public bool Track => false;

        public string? ProjectName => null;

        public IReadOnlyList<MetricParameter> Parameters => [];

        public ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(ScoreArguments arguments, CancellationToken cancellationToken = default) =>
            ValueTask.FromException<IReadOnlyList<ScoreResult>>(unreadable);
    }
}
