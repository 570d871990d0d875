using Opik.Experiments;

namespace Opik.Evaluation.Trials;

/// <summary>How a candidate of an optimization is evaluated.</summary>
public sealed record OptimizationTrialOptions : EvaluationOptions
{
    /// <summary>What the experiment is: a candidate on the whole set, or on a part, which stays out of best scores. Default: the first. Python: <c>experiment_type</c>.</summary>
    public ExperimentType ExperimentType { get; init; } = ExperimentType.Trial;
}
