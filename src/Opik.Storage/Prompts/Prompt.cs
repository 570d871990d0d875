using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A prompt of the library; its texts are in its versions.</summary>
public sealed record Prompt
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Unique in the project (or among the prompts without one), trimmed, without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>Project; null: the prompt belongs to the workspace (clients before projects had prompts).</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>At most 255 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Text or messages; never changes.</summary>
    public TemplateStructure TemplateStructure { get; init; }

    /// <summary>Tags of the prompt; its versions have their own.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Number of versions, without masks.</summary>
    public long VersionCount { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change, or last version.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
