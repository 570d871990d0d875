namespace Opik.Datasets;

/// <summary>A dataset as the server describes it. Python: <c>DatasetPublic</c>.</summary>
public sealed record DatasetRecord
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name, unique in the project.</summary>
    public required string Name { get; init; }

    /// <summary>Project.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary><c>dataset</c> or <c>evaluation_suite</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get => field ?? []; init; }

    /// <summary>Items of the newest version.</summary>
    public long? DatasetItemsCount { get; init; }

    /// <summary>Experiments on it.</summary>
    public long? ExperimentCount { get; init; }

    /// <summary>First stored, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Last changed, UTC.</summary>
    public DateTimeOffset? LastUpdatedAt { get; init; }
}
