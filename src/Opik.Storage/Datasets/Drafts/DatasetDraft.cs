namespace Opik.Storage;

/// <summary>What one person has changed in a dataset and not saved as a version yet.</summary>
public sealed record DatasetDraft
{
    /// <summary>Most items of a draft. A save holds the writer for all of them: some hundred milliseconds.</summary>
    public const int MostItems = 10_000;

    /// <summary>Most bytes of a draft, with the items as they were before.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>The latest version when the draft began; null: there was none, or there is no draft.</summary>
    public DatasetVersion? Base { get; init; }

    /// <summary>The latest version now.</summary>
    public DatasetVersion? Latest { get; init; }

    /// <summary>Items added.</summary>
    public int Added { get; init; }

    /// <summary>Items changed.</summary>
    public int Changed { get; init; }

    /// <summary>Items deleted.</summary>
    public int Deleted { get; init; }

    /// <summary>Items that both the draft and a newer version changed, in ways that exclude each other.</summary>
    public int Conflicts { get; init; }

    /// <summary>Bytes that the draft takes.</summary>
    public long Bytes { get; init; }

    /// <summary>When it began; null: there is no draft.</summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>Its last change.</summary>
    public DateTime? LastUpdatedAt { get; init; }

    /// <summary>Items of the version that saving would make.</summary>
    public long ItemsTotal => (Latest?.ItemsTotal ?? 0) + Added - Deleted;
}
