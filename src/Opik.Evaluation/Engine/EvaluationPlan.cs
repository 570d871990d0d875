using Opik.Datasets;
using Opik.Evaluation.Functions;
using Opik.Evaluation.Progress;
using Opik.Evaluation.Results;
using Opik.Evaluation.Scoring;
using Opik.Evaluation.Tasks;
using Opik.Prompts;

namespace Opik.Evaluation.Engine;

/// <summary>Everything a run over items needs to know; evaluations, test suites and trials of optimizers differ only in it.</summary>
internal sealed record EvaluationPlan
{
    /// <summary>Traces and scores go through it.</summary>
    public required OpikClient Client { get; init; }

    /// <summary>The items, read while they are run.</summary>
    public required IAsyncEnumerable<DatasetItem> Items { get; init; }

    /// <summary>The program under evaluation.</summary>
    public required EvaluationTask Task { get; init; }

    /// <summary>Metrics of every item.</summary>
    public IReadOnlyList<IMetric> Metrics { get; init; } = [];

    /// <summary>Functions of every item.</summary>
    public IReadOnlyList<ScoringFunction> Functions { get; init; } = [];

    /// <summary>Arguments of metrics under other names.</summary>
    public ScoringKeyMapping? Mapping { get; init; }

    /// <summary>Numbers of the runs of an item; resuming leaves out those that are stored.</summary>
    public Func<DatasetItem, IEnumerable<int>> Trials { get; init; } = static _ => [0];

    /// <summary>Metrics that belong to one item alone.</summary>
    public Func<DatasetItem, IReadOnlyList<IMetric>> ItemMetrics { get; init; } = static _ => [];

    /// <summary>How often an item is run and how many runs have to pass, noted with each run; null: nothing has to.</summary>
    public Func<DatasetItem, ExecutionPolicy>? Policy { get; init; }

    /// <summary>Whether metrics of items get what the task did, if anything of it was traced.</summary>
    public bool ShowsTaskToItemMetrics { get; init; }

    /// <summary>The experiment that the runs belong to; null: none.</summary>
    public Guid? ExperimentId { get; init; }

    /// <summary>Project of the traces.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Source of the traces.</summary>
    public string Source { get; init; } = "experiment";

    /// <summary>Prompts that traces are linked to.</summary>
    public IReadOnlyList<StoredPrompt> Prompts { get; init; } = [];

    /// <summary>Runs at the same time.</summary>
    public int Threads { get; init; } = 16;

    /// <summary>Which errors are survived.</summary>
    public ErrorTolerance ErrorTolerance { get; init; } = ErrorTolerance.MetricErrors;

    /// <summary>Told of every run that ends.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }

    /// <summary>Runs that are expected; null: not known.</summary>
    public long? TotalRuns { get; init; }

    /// <summary>Gets every result when its run ends, from several threads.</summary>
    public Action<long, TestResult> Collect { get; init; } = static (_, _) => { };

    /// <summary>Whether anything looks at what the task did.</summary>
    public bool NeedsTaskSpan => ShowsTaskToItemMetrics || Metrics.Any(ScoringStep.LooksAtTaskSpan) || Functions.Any(function => function.Inputs.HasFlag(ScoringInputs.TaskSpan));
}
