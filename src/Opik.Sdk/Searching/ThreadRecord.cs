using System.Text.Json;
using Opik.Contracts;

namespace Opik.Searching;

/// <summary>A conversation: traces of one thread id. Python: <c>TraceThread</c>.</summary>
public sealed record ThreadRecord
{
    /// <summary>Id that the program gave to its traces.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the thread itself, for comments and annotation queues.</summary>
    public Guid? ThreadModelId { get; init; }

    /// <summary>Project.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Start of the first trace, UTC.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End of the last trace, UTC.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Milliseconds from start to end.</summary>
    public double? Duration { get; init; }

    /// <summary>Input of the first trace.</summary>
    public JsonElement? FirstMessage { get; init; }

    /// <summary>Output of the last trace.</summary>
    public JsonElement? LastMessage { get; init; }

    /// <summary>Two for each trace.</summary>
    public long NumberOfMessages { get; init; }

    /// <summary>Whether it is open.</summary>
    public ThreadStatus Status { get; init; }

    /// <summary>Token counts of all traces.</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    /// <summary>Cost of all traces in USD; null: unknown.</summary>
    public decimal? TotalEstimatedCost { get; init; }

    /// <summary>Scores.</summary>
    public IReadOnlyList<FeedbackScoreRecord> FeedbackScores { get => field ?? []; init; }

    /// <summary>Comments.</summary>
    public IReadOnlyList<CommentRecord> Comments { get => field ?? []; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; }

    /// <summary>Environment.</summary>
    public string? Environment { get; init; }

    /// <summary>First stored, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Last changed, UTC.</summary>
    public DateTimeOffset? LastUpdatedAt { get; init; }
}
