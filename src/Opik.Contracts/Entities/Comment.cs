namespace Opik.Contracts;

/// <summary>A comment on a trace, span or thread.</summary>
public sealed record Comment
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What was said, not empty.</summary>
    public required string Text { get; init; }

    /// <summary>Annotation queue.</summary>
    public Guid? SourceQueueId { get; init; }

    /// <summary>Written.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Last changed.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
