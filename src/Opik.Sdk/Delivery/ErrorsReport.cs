namespace Opik.Delivery;

/// <summary>Losses since the sender started. Python: <c>ErrorsReport</c>.</summary>
public sealed record ErrorsReport
{
    /// <summary>Losses, exact: each stands for one request or one item.</summary>
    public required long TotalDroppedMessages { get; init; }

    /// <summary>Items lost, exact.</summary>
    public required long TotalDroppedItems { get; init; }

    /// <summary>The newest losses, at most 1,000, oldest first.</summary>
    public required IReadOnlyList<FailedMessageInfo> Failures { get; init; }

    /// <summary>When this report was made, UTC.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Time of the first loss; null: none.</summary>
    public DateTimeOffset? FirstFailureAt { get; init; }

    /// <summary>Time of the newest loss; null: none.</summary>
    public DateTimeOffset? LastFailureAt { get; init; }
}
