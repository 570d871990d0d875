using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Searching;

namespace Opik.Experiments;

/// <summary>A run of an item as it is read. Python: <c>ExperimentItemContent</c>.</summary>
public sealed record ExperimentItem
{
    /// <summary>Id of the run.</summary>
    public required Guid Id { get; init; }

    /// <summary>The experiment.</summary>
    public Guid ExperimentId { get; init; }

    /// <summary>The item.</summary>
    public Guid DatasetItemId { get; init; }

    /// <summary>The trace.</summary>
    public Guid TraceId { get; init; }

    /// <summary>Data of the item.</summary>
    public JsonObject DatasetItemData { get => field ?? []; init; }

    /// <summary>Input of the trace.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>Output of the trace.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Scores of the trace. Python: <c>feedback_scores</c>.</summary>
    public IReadOnlyList<FeedbackScoreRecord> FeedbackScores { get => field ?? []; init; }

    /// <summary>What the assertions of a test suite gave.</summary>
    public IReadOnlyList<AssertionResult> AssertionResults { get => field ?? []; init; }

    /// <summary>Milliseconds of the trace.</summary>
    public double? Duration { get; init; }

    /// <summary>Cost of the trace in USD; null: unknown.</summary>
    public decimal? TotalEstimatedCost { get; init; }
}
