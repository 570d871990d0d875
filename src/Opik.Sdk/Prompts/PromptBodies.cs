using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Prompts;

/// <summary>Names a version.</summary>
internal sealed record RetrieveBody(string Name, string? Commit, string? Environment, string? VersionNumber, string? ProjectName);

/// <summary>A prompt with its first version.</summary>
internal sealed record PromptBody(string Name, string? ProjectName, string? Description, string Template, JsonNode? Metadata, string? ChangeDescription, TemplateType Type, TemplateStructure TemplateStructure, IReadOnlyList<string>? Tags);

/// <summary>A further version.</summary>
internal sealed record NewVersionBody(string Name, NewVersion Version, TemplateStructure TemplateStructure, string? ProjectName);

/// <summary>A version to store.</summary>
internal sealed record NewVersion(string Template, JsonNode? Metadata, string? ChangeDescription, TemplateType Type, IReadOnlyList<string>? Tags);

/// <summary>Environments of a version.</summary>
internal sealed record PromptEnvironmentsBody(IReadOnlyList<string> Environments);

/// <summary>Tags of versions.</summary>
internal sealed record VersionTagsBody(IReadOnlyList<Guid> Ids, VersionTags Update, bool? MergeTags);

/// <summary>The tags.</summary>
internal sealed record VersionTags(IReadOnlyList<string> Tags);

/// <summary>A prompt as the server describes it.</summary>
internal sealed record PromptRecord(Guid Id, string Name, TemplateStructure TemplateStructure);

/// <summary>A prompt with the version that was asked for.</summary>
internal sealed record CommitRecord(string Name, TemplateStructure TemplateStructure, VersionRecord? RequestedVersion);

/// <summary>A version as the server describes it.</summary>
internal sealed record VersionRecord
{
    public required Guid Id { get; init; }

    public Guid? PromptId { get; init; }

    public string? Commit { get; init; }

    public string? VersionNumber { get; init; }

    public required string Template { get; init; }

    public JsonNode? Metadata { get; init; }

    public TemplateType Type { get; init; }

    public TemplateStructure TemplateStructure { get; init; }

    public IReadOnlyList<string>? Environments { get; init; }

    public string? ChangeDescription { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public StoredPrompt ToPrompt(string name, string projectName) => TemplateStructure == TemplateStructure.Chat
        ? new ChatPrompt(name, ChatPrompt.ParseMessages(Template), Type)
        {
            ProjectName = projectName, Metadata = Metadata, ChangeDescription = ChangeDescription, Tags = Tags ?? [], Environments = Environments ?? [],
            PromptId = PromptId, VersionId = Id, Commit = Commit, Version = VersionNumber, CreatedAt = CreatedAt,
        }
        : new Prompt(name, Template, Type)
        {
            ProjectName = projectName, Metadata = Metadata, ChangeDescription = ChangeDescription, Tags = Tags ?? [], Environments = Environments ?? [],
            PromptId = PromptId, VersionId = Id, Commit = Commit, Version = VersionNumber, CreatedAt = CreatedAt,
        };
}
