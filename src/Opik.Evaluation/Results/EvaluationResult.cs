using Opik.Evaluation.Statistics;

namespace Opik.Evaluation.Results;

/// <summary>What an evaluation gave. Python: <c>EvaluationResult</c>.</summary>
public sealed record EvaluationResult
{
    /// <summary>The experiment.</summary>
    public required Guid ExperimentId { get; init; }

    /// <summary>Its name.</summary>
    public required string ExperimentName { get; init; }

    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>Name of the dataset.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Page of the experiment; null: it could not be built.</summary>
    public Uri? ExperimentUrl { get; init; }

    /// <summary>Runs of each item.</summary>
    public int TrialCount { get; init; } = 1;

    /// <summary>The runs in the order of their items; empty with <see cref="EvaluationOptions.KeepsResults"/> off.</summary>
    public IReadOnlyList<TestResult> TestResults { get; init; } = [];

    /// <summary>Statistics of each score over all runs, by name; failed scores are counted and left out. Python: <c>aggregate_evaluation_scores</c>.</summary>
    public IReadOnlyDictionary<string, ScoreStatistics> Scores { get; init; } = new Dictionary<string, ScoreStatistics>();

    /// <summary>Scores of the whole.</summary>
    public IReadOnlyList<ScoreResult> ExperimentScores { get; init; } = [];

    /// <summary>Items that were run.</summary>
    public long ItemCount { get; init; }

    /// <summary>Runs, of all items.</summary>
    public long RunCount { get; init; }

    /// <summary>Time of everything.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The runs of each item together, with statistics over them. Python: <c>group_by_dataset_item_view</c>.</summary>
    public IReadOnlyList<ItemResults> GroupByDatasetItem() => ItemResults.Of(TestResults);
}
