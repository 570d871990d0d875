using System.Text.Json;

namespace Opik.Experiments;

/// <summary>An experiment as the server describes it. Python: <c>ExperimentPublic</c>.</summary>
public sealed record ExperimentRecord
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name; several may have the same.</summary>
    public string Name { get => field ?? ""; init; }

    /// <summary>Name of its dataset; null: that was deleted.</summary>
    public string? DatasetName { get; init; }

    /// <summary>Its dataset.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Version of the dataset.</summary>
    public Guid? DatasetVersionId { get; init; }

    /// <summary>Project.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Configuration.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; }

    /// <summary>What it is.</summary>
    public ExperimentType Type { get; init; }

    /// <summary><c>dataset</c> or <c>evaluation_suite</c>.</summary>
    public string? EvaluationMethod { get; init; }

    /// <summary>How far it is.</summary>
    public ExperimentStatus Status { get; init; }

    /// <summary>Optimization that it is a trial of; null: none.</summary>
    public Guid? OptimizationId { get; init; }

    /// <summary>Means of the scores of its traces.</summary>
    public IReadOnlyList<ScoreValue> FeedbackScores { get => field ?? []; init; }

    /// <summary>Scores of the whole.</summary>
    public IReadOnlyList<ScoreValue> ExperimentScores { get => field ?? []; init; }

    /// <summary>Number of its traces.</summary>
    public long TraceCount { get; init; }

    /// <summary>Cost of its traces in USD; null: unknown.</summary>
    public decimal? TotalEstimatedCost { get; init; }

    /// <summary>Share of items that passed, 0-1; null: no test suite.</summary>
    public double? PassRate { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was changed last, UTC.</summary>
    public DateTimeOffset? LastUpdatedAt { get; init; }
}
