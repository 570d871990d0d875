using System.Globalization;
using Opik.Contracts;

namespace Opik.Storage;

/// <summary>
/// A version of a prompt, with what one needs to know of the prompt. Only tags and environments ever change.
/// </summary>
public sealed record PromptVersion
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The prompt.</summary>
    public required Guid PromptId { get; init; }

    /// <summary>Name of the prompt.</summary>
    public required string PromptName { get; init; }

    /// <summary>Project of the prompt; null: it belongs to the workspace.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>8 letters or digits, unique in the prompt: the end of the id unless the client chose.</summary>
    public required string Commit { get; init; }

    /// <summary>1, 2, …; null for a mask.</summary>
    public long? Number { get; init; }

    /// <summary>The text; for messages a JSON array.</summary>
    public required string Template { get; init; }

    /// <summary>Language of the text.</summary>
    public TemplateType Type { get; init; }

    /// <summary>Text or messages, as the prompt says.</summary>
    public TemplateStructure TemplateStructure { get; init; }

    /// <summary>Any JSON; null: none.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>What was changed.</summary>
    public string? ChangeDescription { get; init; }

    /// <summary>Tags of the version.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Names of the environments that use this version.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>A hidden text that stands in for a version while an experiment runs; it is not in the history.</summary>
    public bool IsMask => Number is null;

    /// <summary><c>v1</c>, <c>v2</c>, …; null for a mask.</summary>
    public string? VersionName => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"v{number}") : null;
}
