using System.Text.Json;
using Opik.Contracts;

namespace Opik.Searching;

/// <summary>What stored traces and spans have in common. Members that the server left out are null.</summary>
public abstract record EntityRecord
{
    private protected EntityRecord()
    {
    }

    /// <summary>Id, a UUID of version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Project.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Start, UTC.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>End, UTC; null while it is open.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Input; text when it was cut.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>Output; text when it was cut.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Metadata.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; }

    /// <summary>The error; null: none.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>Token counts by key; of a trace: sums over its spans.</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    /// <summary>Cost in USD; null: unknown.</summary>
    public decimal? TotalEstimatedCost { get; init; }

    /// <summary>Milliseconds from start to end; null while it is open.</summary>
    public double? Duration { get; init; }

    /// <summary>Milliseconds to the first token.</summary>
    public double? Ttft { get; init; }

    /// <summary>Scores.</summary>
    public IReadOnlyList<FeedbackScoreRecord> FeedbackScores { get => field ?? []; init; }

    /// <summary>Comments.</summary>
    public IReadOnlyList<CommentRecord> Comments { get => field ?? []; init; }

    /// <summary>Who made it.</summary>
    public EntitySource Source { get; init; }

    /// <summary>Environment.</summary>
    public string? Environment { get; init; }

    /// <summary>First stored, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Last changed, UTC.</summary>
    public DateTimeOffset? LastUpdatedAt { get; init; }

    /// <summary>Who stored it first.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Who changed it last.</summary>
    public string? LastUpdatedBy { get; init; }
}
