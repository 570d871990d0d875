namespace Opik.Storage;

/// <summary>Changes that join a draft.</summary>
public sealed record DraftEdits
{
    /// <summary>New items; one that the latest version has is changed to it.</summary>
    public IReadOnlyList<DatasetItemWrite> Added { get; init; } = [];

    /// <summary>Changed items; unknown ids are ignored.</summary>
    public IReadOnlyList<DatasetItemEdit> Edited { get; init; } = [];

    /// <summary>Deleted items; one that the draft added is forgotten, unknown ids are ignored.</summary>
    public IReadOnlyList<Guid> Deleted { get; init; } = [];
}
