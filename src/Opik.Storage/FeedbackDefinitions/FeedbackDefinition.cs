using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A kind of feedback that people give in the user interface.</summary>
public sealed record FeedbackDefinition
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Trimmed; unique in the workspace without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary><c>numerical</c>, <c>categorical</c> or <c>boolean</c>.</summary>
    public required string Type { get; init; }

    /// <summary>At most 255 characters.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Object of the type: <c>{"min":0,"max":1}</c>, <c>{"categories":{"good":1,"bad":0}}</c> or
    /// <c>{"true_label":"Pass","false_label":"Fail"}</c>.
    /// </summary>
    public required JsonText Details { get; init; }

    /// <summary>Which values are good and which are not; null: nobody has said, values are neutral.</summary>
    public ScoreJudgement? Judgement { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
