using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Prompts;

/// <summary>One version of a prompt of the library, of either kind. It does not change.</summary>
public abstract class StoredPrompt
{
    private protected StoredPrompt(string name, TemplateType type)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, Type) = (name, type);
    }

    /// <summary>Name, unique in the project.</summary>
    public string Name { get; }

    /// <summary>Language of the template.</summary>
    public TemplateType Type { get; }

    /// <summary>Whether it is one text or messages.</summary>
    public abstract TemplateStructure Structure { get; }

    /// <summary>Name of the project; null: not stored.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Metadata of the version.</summary>
    public JsonNode? Metadata { get; init; }

    /// <summary>What the version changes.</summary>
    public string? ChangeDescription { get; init; }

    /// <summary>Tags of the version.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Environments that use the version.</summary>
    public IReadOnlyList<string> Environments { get; internal init; } = [];

    /// <summary>Id of the prompt; null: not stored.</summary>
    public Guid? PromptId { get; internal init; }

    /// <summary>Id of the version; null: not stored. Python: <c>version_id</c>.</summary>
    public Guid? VersionId { get; internal init; }

    /// <summary>Eight characters that name the version for ever; null: not stored.</summary>
    public string? Commit { get; internal init; }

    /// <summary><c>v1</c>, <c>v2</c>, …; null: not stored.</summary>
    public string? Version { get; internal init; }

    /// <summary>True when it came from the server.</summary>
    public bool IsStored => VersionId is not null;

    /// <summary>When the version was stored, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>The template as the server keeps it.</summary>
    internal abstract string StoredTemplate { get; }

    /// <summary>The template inside a link of a trace.</summary>
    internal abstract JsonNode LinkedTemplate { get; }
}
