using Opik.Evaluation.Functions;
using Opik.Evaluation.Progress;
using Opik.Evaluation.Scoring;

namespace Opik.Evaluation.Rescoring;

/// <summary>How an experiment is scored anew. Python: the arguments of <c>evaluate_experiment</c>.</summary>
public sealed record RescoringOptions
{
    /// <summary>Metrics and judges. Python: <c>scoring_metrics</c>.</summary>
    public IReadOnlyList<IMetric> Metrics { get; init; } = [];

    /// <summary>Functions of yours that score.</summary>
    public IReadOnlyList<ScoringFunction> ScoringFunctions { get; init; } = [];

    /// <summary>Functions that score the whole experiment, over what is scored here.</summary>
    public IReadOnlyList<ExperimentScoringFunction> ExperimentScoringFunctions { get; init; } = [];

    /// <summary>Arguments of metrics that are called otherwise in item or output; null: none are.</summary>
    public ScoringKeyMapping? ScoringKeyMapping { get; init; }

    /// <summary>Runs that are scored at the same time, 1 or more. Default 16. Python: <c>scoring_threads</c>.</summary>
    public int ScoringThreads { get; init; } = 16;

    /// <summary>Project of the experiment, where it is named; null: that of the client.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Told of every run that is scored; null: nobody.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }
}
