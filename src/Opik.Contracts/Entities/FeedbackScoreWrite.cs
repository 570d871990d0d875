namespace Opik.Contracts;

/// <summary>A feedback score to write. Key: entity, name, author, queue.</summary>
public sealed record FeedbackScoreWrite
{
    /// <summary>Trace id, span id or thread model id.</summary>
    public required Guid EntityId { get; init; }

    /// <summary>Project of the entity, resolved.</summary>
    public Guid ProjectId { get; init; }

    /// <summary>1 to 150 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Label; <c>suite_assertion</c> marks an assertion result.</summary>
    public string? CategoryName { get; init; }

    /// <summary>−999,999,999.999999999 to 999,999,999.999999999.</summary>
    public decimal Value { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who gave it.</summary>
    public ScoreSource Source { get; init; }

    /// <summary>Author; null: the user of the request.</summary>
    public string? Author { get; init; }

    /// <summary>Annotation queue.</summary>
    public Guid? SourceQueueId { get; init; }
}
