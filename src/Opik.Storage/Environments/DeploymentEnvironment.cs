namespace Opik.Storage;

/// <summary>An environment that traces and spans carry by name: production, staging, …</summary>
public sealed record DeploymentEnvironment
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Letters, digits, <c>_</c> and <c>-</c>, at most 150; unique in the workspace without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>At most 500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Colour in lists, at most 20 characters (<c>#RRGGBB</c>); null in a create: picked by the store.</summary>
    public string? Color { get; init; }

    /// <summary>Place in lists, ascending; null in a create: after the last one.</summary>
    public int? Position { get; init; }

    /// <summary>Whether it is given every new version of prompts and agents' configurations. Then it takes no other, and cannot be protected.</summary>
    public bool FollowsNewest { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
