namespace Opik.Storage;

/// <summary>A write that alerts want to be told of, noted before it is made: after a crash somebody looks whether it was.</summary>
public sealed record AlertIntent
{
    /// <summary>Id, version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Workspace and user.</summary>
    public required Scope Scope { get; init; }

    /// <summary>What it is going to raise.</summary>
    public required AlertEventType EventType { get; init; }

    /// <summary>When it was noted.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>What is written: prompts, versions, experiments.</summary>
    public IReadOnlyList<Guid> Subjects { get; init; } = [];

    /// <summary>What cannot be read afterwards.</summary>
    public IReadOnlyList<AlertIntentItem> Items { get; init; } = [];
}
