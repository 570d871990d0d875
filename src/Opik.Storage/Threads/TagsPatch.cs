namespace Opik.Storage;

/// <summary>How tags change.</summary>
public sealed record TagsPatch
{
    /// <summary>Replaces, or is united with, the tags; null keeps them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Unite instead of replace.</summary>
    public bool Merge { get; init; }

    /// <summary>Added; wins over <see cref="Tags"/>.</summary>
    public IReadOnlyList<string>? TagsToAdd { get; init; }

    /// <summary>Removed; wins over <see cref="Tags"/>.</summary>
    public IReadOnlyList<string>? TagsToRemove { get; init; }
}
