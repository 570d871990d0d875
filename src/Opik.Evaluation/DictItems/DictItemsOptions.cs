using Opik.Evaluation.Functions;
using Opik.Evaluation.Progress;
using Opik.Evaluation.Scoring;

namespace Opik.Evaluation.DictItems;

/// <summary>How items without a dataset are evaluated. Python: the arguments of <c>evaluate_on_dict_items</c>.</summary>
public sealed record DictItemsOptions
{
    /// <summary>Metrics and judges. Python: <c>scoring_metrics</c>.</summary>
    public IReadOnlyList<IMetric> Metrics { get; init; } = [];

    /// <summary>Functions of yours that score.</summary>
    public IReadOnlyList<ScoringFunction> ScoringFunctions { get; init; } = [];

    /// <summary>Arguments of metrics that are called otherwise in item or output; null: none are.</summary>
    public ScoringKeyMapping? ScoringKeyMapping { get; init; }

    /// <summary>Project of the traces; null: that of the client.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Runs at the same time, 1 or more. Default 16. Python: <c>scoring_threads</c>.</summary>
    public int TaskThreads { get; init; } = 16;

    /// <summary>Told of every run that ends; null: nobody.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }
}
