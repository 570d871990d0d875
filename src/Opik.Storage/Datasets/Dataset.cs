namespace Opik.Storage;

/// <summary>The head of a dataset with what lists show of its versions and experiments.</summary>
public sealed record Dataset
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Trimmed; unique in workspace and project without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>Project; null: it belongs to the workspace.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>What it is for.</summary>
    public DatasetType Type { get; init; }

    /// <summary>Whether it may be read without an account.</summary>
    public bool IsPublic { get; init; }

    /// <summary>At most 255 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Tags without duplicates; null or empty: none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>State of the last import.</summary>
    public DatasetStatus Status { get; init; }

    /// <summary>Items of the latest version.</summary>
    public long ItemsCount { get; init; }

    /// <summary>Experiments over it.</summary>
    public long ExperimentCount { get; init; }

    /// <summary>Optimizations over it.</summary>
    public long OptimizationCount { get; init; }

    /// <summary>When the newest experiment was made.</summary>
    public DateTime? LastExperimentAt { get; init; }

    /// <summary>When the newest optimization was made.</summary>
    public DateTime? LastOptimizationAt { get; init; }

    /// <summary>The latest version; null: it has none yet.</summary>
    public DatasetVersion? LatestVersion { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change of the head or the items.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
