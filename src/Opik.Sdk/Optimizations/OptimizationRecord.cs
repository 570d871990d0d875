using System.Text.Json;
using Opik.Contracts;

namespace Opik.Optimizations;

/// <summary>An optimization: a run of an optimizer, whose trials are experiments. Python: <c>Optimization</c>.</summary>
public sealed record OptimizationRecord
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Its dataset.</summary>
    public string? DatasetName { get; init; }

    /// <summary>Id of the dataset.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Project; null: none.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Name of the score that is optimized.</summary>
    public required string ObjectiveName { get; init; }

    /// <summary>How far it is.</summary>
    public OptimizationStatus Status { get; init; }

    /// <summary>Metadata.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Why it failed; null: it did not.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>Number of trials.</summary>
    public long NumTrials { get; init; }

    /// <summary>Objective score of the earliest trial.</summary>
    public double? BaselineObjectiveScore { get; init; }

    /// <summary>Best objective score of a trial.</summary>
    public double? BestObjectiveScore { get; init; }

    /// <summary>Cost of all trials in USD; null: unknown.</summary>
    public double? TotalOptimizationCost { get; init; }

    /// <summary>First stored, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Last changed, UTC.</summary>
    public DateTimeOffset? LastUpdatedAt { get; init; }
}
