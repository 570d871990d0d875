namespace Opik.Storage;

/// <summary>The dataset version that an experiment ran over.</summary>
public sealed record DatasetVersionReference
{
    /// <summary>Id of the version.</summary>
    public required Guid Id { get; init; }

    /// <summary>Last eight characters of the id; null when the version is gone.</summary>
    public string? Hash { get; init; }

    /// <summary><c>v1</c>, <c>v2</c>, …; null when the version is gone.</summary>
    public string? Name { get; init; }

    /// <summary>Note of whoever made it.</summary>
    public string? ChangeDescription { get; init; }

    /// <summary>Tags, <c>latest</c> among them where it is so.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}
