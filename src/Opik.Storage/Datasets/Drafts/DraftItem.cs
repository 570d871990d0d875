namespace Opik.Storage;

/// <summary>An item with the draft laid over it.</summary>
public sealed record DraftItem
{
    /// <summary>The item as it would be saved; a deleted one as it is.</summary>
    public required DatasetItem Item { get; init; }

    /// <summary>What became of it.</summary>
    public DraftState State { get; init; }

    /// <summary>Names of what changed: <c>data.question</c>, <c>tags</c>, <c>description</c>, <c>evaluators</c>, <c>execution_policy</c>.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The item as it was; null for an added or unchanged one.</summary>
    public DatasetItem? Before { get; init; }

    /// <summary>The conflict with a newer version, if there is one.</summary>
    public DraftConflict? Conflict { get; init; }
}
