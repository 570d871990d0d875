using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A version to be made.</summary>
public sealed record PromptVersionDraft
{
    /// <summary>UUIDv7; null: made by the store.</summary>
    public Guid? Id { get; init; }

    /// <summary>8 letters or digits; null: the last 8 digits of the id.</summary>
    public string? Commit { get; init; }

    /// <summary>The text, not empty.</summary>
    public required string Template { get; init; }

    /// <summary>Language of the text.</summary>
    public TemplateType Type { get; init; }

    /// <summary>Any JSON; null: none.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>What was changed.</summary>
    public string? ChangeDescription { get; init; }

    /// <summary>At most <see cref="IPromptVersions.TagLimit"/>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Environments that use the version from now on; none for a mask.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>A mask instead of a version of the history.</summary>
    public bool IsMask { get; init; }
}
