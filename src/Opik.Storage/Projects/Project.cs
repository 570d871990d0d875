namespace Opik.Storage;

/// <summary>A project: the container of traces.</summary>
public sealed record Project
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Trimmed; unique in the workspace without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary><c>private</c> or <c>public</c>.</summary>
    public string Visibility { get; init; } = "private";

    /// <summary>At most 255 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change of the row.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
