using Opik.Contracts;

namespace Opik.Searching;

/// <summary>A stored score.</summary>
public sealed record FeedbackScoreRecord
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>The number; of several authors: their mean.</summary>
    public decimal Value { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Category that the number stands for.</summary>
    public string? CategoryName { get; init; }

    /// <summary>Where it comes from.</summary>
    public ScoreSource Source { get; init; }

    /// <summary>Who gave it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? LastUpdatedAt { get; init; }
}
