namespace Opik.Datasets;

/// <summary>A version of a dataset as the server describes it. Python: <c>DatasetVersionPublic</c>.</summary>
public sealed record DatasetVersionRecord
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Eight characters that name it in requests.</summary>
    public required string VersionHash { get; init; }

    /// <summary><c>v1</c>, <c>v2</c>, …</summary>
    public string? VersionName { get; init; }

    /// <summary>Dataset.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Tags; <c>latest</c> moves by itself.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; }

    /// <summary>True for the newest.</summary>
    public bool IsLatest { get; init; }

    /// <summary>Items in it.</summary>
    public int ItemsTotal { get; init; }

    /// <summary>Items that are new in it.</summary>
    public int ItemsAdded { get; init; }

    /// <summary>Items that differ from the version before.</summary>
    public int ItemsModified { get; init; }

    /// <summary>Items of the version before that are gone.</summary>
    public int ItemsDeleted { get; init; }

    /// <summary>What was changed.</summary>
    public string? ChangeDescription { get; init; }

    /// <summary>Checks of a test suite.</summary>
    public IReadOnlyList<DatasetEvaluator> Evaluators { get => field ?? []; init; }

    /// <summary>How often a test suite runs its items.</summary>
    public ExecutionPolicy? ExecutionPolicy { get; init; }

    /// <summary>First stored, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
