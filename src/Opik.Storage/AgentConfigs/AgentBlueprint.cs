using System.Globalization;

namespace Opik.Storage;

/// <summary>
/// A whole configuration of an agent at one time, or a mask: some settings that are laid over a blueprint when it is read.
/// </summary>
public sealed record AgentBlueprint
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The project whose agent it configures.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>1, 2, …; null for a mask.</summary>
    public long? Number { get; init; }

    /// <summary>At most 255 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Its settings, in the order they were sent.</summary>
    public IReadOnlyList<AgentConfigValue> Values { get; init; } = [];

    /// <summary>Names of the environments that use it.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>A mask.</summary>
    public bool IsMask => Number is null;

    /// <summary><c>v1</c>, <c>v2</c>, …; null for a mask.</summary>
    public string? Name => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"v{number}") : null;
}
