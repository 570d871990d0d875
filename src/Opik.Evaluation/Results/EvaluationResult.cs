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

    /// <summary>Scores of the whole.</summary>
    public IReadOnlyList<ScoreResult> ExperimentScores { get; init; } = [];

    /// <summary>Items that were run.</summary>
    public long ItemCount { get; init; }

    /// <summary>Runs, of all items.</summary>
    public long RunCount { get; init; }

    /// <summary>Time of everything.</summary>
    public TimeSpan Duration { get; init; }
}
