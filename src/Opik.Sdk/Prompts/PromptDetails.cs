using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Prompts;

/// <summary>What belongs to a new version of a prompt beside its template.</summary>
public sealed record PromptDetails
{
    /// <summary>Language of the template. Default mustache.</summary>
    public TemplateType Type { get; init; }

    /// <summary>Metadata of the version.</summary>
    public JsonNode? Metadata { get; init; }

    /// <summary>What the prompt is for; counts when the prompt is new.</summary>
    public string? Description { get; init; }

    /// <summary>What the version changes.</summary>
    public string? ChangeDescription { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Project; null: that of the options.</summary>
    public string? ProjectName { get; init; }
}
