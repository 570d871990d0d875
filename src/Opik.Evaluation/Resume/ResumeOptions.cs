using Opik.Evaluation.Functions;
using Opik.Evaluation.Progress;
using Opik.Evaluation.Scoring;

namespace Opik.Evaluation.Resume;

/// <summary>
/// What a resumed evaluation needs again, because functions cannot be stored: give what the first one got. Python: the
/// arguments of <c>evaluate_resume</c>.
/// </summary>
public sealed record ResumeOptions
{
    /// <summary>Metrics and judges. Python: <c>scoring_metrics</c>.</summary>
    public IReadOnlyList<IMetric> Metrics { get; init; } = [];

    /// <summary>Functions of yours that score.</summary>
    public IReadOnlyList<ScoringFunction> ScoringFunctions { get; init; } = [];

    /// <summary>Functions that score the whole experiment, over runs of both evaluations.</summary>
    public IReadOnlyList<ExperimentScoringFunction> ExperimentScoringFunctions { get; init; } = [];

    /// <summary>Arguments of metrics that are called otherwise in item or output; null: none are.</summary>
    public ScoringKeyMapping? ScoringKeyMapping { get; init; }

    /// <summary>Runs at the same time, 1 or more. Default 16.</summary>
    public int TaskThreads { get; init; } = 16;

    /// <summary>Told of every run that ends; null: nobody.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }

    /// <summary>Where <see cref="EvaluationOptions.ResumeFolder"/> was; null: <c>~/.opik/resume</c>.</summary>
    public string? ResumeFolder { get; init; }
}
