using System.Text.Json.Nodes;
using Opik.Evaluation.Functions;
using Opik.Evaluation.Progress;
using Opik.Evaluation.Samplers;
using Opik.Evaluation.Scoring;
using Opik.Prompts;

namespace Opik.Evaluation;

/// <summary>How an evaluation runs. Everything may be left out. Python: the arguments of <c>evaluate</c>.</summary>
public record EvaluationOptions
{
    /// <summary>Metrics and judges. Python: <c>scoring_metrics</c>.</summary>
    public IReadOnlyList<IMetric> Metrics { get; init; } = [];

    /// <summary>Functions of yours that score. Python: <c>scoring_functions</c>.</summary>
    public IReadOnlyList<ScoringFunction> ScoringFunctions { get; init; } = [];

    /// <summary>Functions that score the whole experiment once all runs have ended. Python: <c>experiment_scoring_functions</c>.</summary>
    public IReadOnlyList<ExperimentScoringFunction> ExperimentScoringFunctions { get; init; } = [];

    /// <summary>Name of the experiment; null: made from <see cref="ExperimentNamePrefix"/>, else by the server.</summary>
    public string? ExperimentName { get; init; }

    /// <summary>Begin of a name that is unique in itself; null: none. Not used beside <see cref="ExperimentName"/>.</summary>
    public string? ExperimentNamePrefix { get; init; }

    /// <summary>What the experiment is run with: prompt template, model, parameters. Shown on its page.</summary>
    public JsonObject? ExperimentConfig { get; init; }

    /// <summary>Tags of the experiment.</summary>
    public IReadOnlyList<string>? ExperimentTags { get; init; }

    /// <summary>Project of traces and experiment; null: that of the dataset, which also wins over another name given here.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Most items; null: all. Python: <c>nb_samples</c>.</summary>
    public int? Samples { get; init; }

    /// <summary>Runs at the same time, 1 or more. Default 16. Python: <c>task_threads</c>.</summary>
    public int TaskThreads { get; init; } = 16;

    /// <summary>Stored prompts that the task uses: experiment and traces are linked to them.</summary>
    public IReadOnlyList<StoredPrompt> Prompts { get; init; } = [];

    /// <summary>Arguments of metrics that are called otherwise in item or output; null: none are.</summary>
    public ScoringKeyMapping? ScoringKeyMapping { get; init; }

    /// <summary>Only these items, in this order of the dataset; null: all.</summary>
    public IReadOnlyCollection<Guid>? DatasetItemIds { get; init; }

    /// <summary>Chooses items; it gets all of them, so that they are in memory at once. Null: no choice. Python: <c>dataset_sampler</c>.</summary>
    public IDatasetSampler? Sampler { get; init; }

    /// <summary>Runs of each item, 1 or more. Default 1.</summary>
    public int TrialCount { get; init; } = 1;

    /// <summary>Conditions on items in the Opik query language, for instance <c>data.category = "geo"</c>; null: none. Python: <c>dataset_filter_string</c>.</summary>
    public string? DatasetFilter { get; init; }

    /// <summary>Version of an agent configuration that the task uses; noted in the configuration of the experiment.</summary>
    public Guid? BlueprintId { get; init; }

    /// <summary>Which errors the evaluation survives.</summary>
    public ErrorTolerance ErrorTolerance { get; init; } = ErrorTolerance.MetricErrors;

    /// <summary>Told of every run that ends, from several threads; null: nobody.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }

    /// <summary>Where it is noted which items a sampler or <see cref="DatasetItemIds"/> chose, for resuming; null: <c>~/.opik/resume</c>.</summary>
    public string? ResumeFolder { get; init; }

    /// <summary>Whether the result holds every run. False: only statistics, so that memory does not grow with the dataset. Default true.</summary>
    public bool KeepsResults { get; init; } = true;
}
