using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A version of a dataset. Counts of changes are against the version before.</summary>
public sealed record DatasetVersion
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>From 1, without gaps; the name is <c>v</c> and the number.</summary>
    public required int Number { get; init; }

    /// <summary>The last eight characters of <see cref="Id"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>True for the highest number.</summary>
    public bool IsLatest { get; init; }

    /// <summary>Tags, <c>latest</c> among them for the latest.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Items in it.</summary>
    public long ItemsTotal { get; init; }

    /// <summary>Items that the version before did not have.</summary>
    public long ItemsAdded { get; init; }

    /// <summary>Items that the version before had otherwise.</summary>
    public long ItemsModified { get; init; }

    /// <summary>Items that only the version before had.</summary>
    public long ItemsDeleted { get; init; }

    /// <summary>What changed, in words.</summary>
    public string? ChangeDescription { get; init; }

    /// <summary>Object of texts.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>Array of evaluators, applied to every item; null: none.</summary>
    public JsonText? Evaluators { get; init; }

    /// <summary><c>{"runs_per_item","pass_threshold"}</c>; null: none.</summary>
    public JsonText? ExecutionPolicy { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change of the version's texts or items.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }

    /// <summary><c>v3</c>.</summary>
    public string Name => $"v{Number}";
}
