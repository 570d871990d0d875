using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Everything that one new version changes.</summary>
public sealed record DatasetChanges
{
    /// <summary>The version that the changes start from; null: the latest, or none.</summary>
    public Guid? BaseVersionId { get; init; }

    /// <summary>Whether the version is made although <see cref="BaseVersionId"/> is not the latest; what came after it is then undone.</summary>
    public bool Override { get; init; }

    /// <summary>Items to add.</summary>
    public IReadOnlyList<DatasetItemWrite> Added { get; init; } = [];

    /// <summary>Items to change; unknown ids are ignored.</summary>
    public IReadOnlyList<DatasetItemEdit> Edited { get; init; } = [];

    /// <summary>Items to delete; unknown ids are ignored.</summary>
    public IReadOnlyList<Guid> Deleted { get; init; } = [];

    /// <summary>Tags of the version.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What changed, in words.</summary>
    public string? ChangeDescription { get; init; }

    /// <summary>Object of texts; null: none.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>Array of evaluators; null: as before, empty: none.</summary>
    public JsonText? Evaluators { get; init; }

    /// <summary>Execution policy; null: as before.</summary>
    public JsonText? ExecutionPolicy { get; init; }

    /// <summary>Whether the policy is taken away.</summary>
    public bool ClearExecutionPolicy { get; init; }

    /// <summary>The version whose items the new one starts with, with their ids; null: the base.</summary>
    public DatasetCopySource? CopyFrom { get; init; }
}
