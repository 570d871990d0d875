using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>A prompt on the wire.</summary>
internal sealed record PromptView(
    Guid Id,
    string Name,
    Guid? ProjectId,
    string? Description,
    TemplateStructure TemplateStructure,
    IReadOnlyList<string>? Tags,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy,
    long VersionCount,
    PromptVersionView? LatestVersion,
    PromptVersionView? RequestedVersion)
{
    /// <summary>As a list shows it.</summary>
    public static PromptView Of(Prompt prompt) => Of(prompt, null, null);

    /// <summary>With the newest version and the one that was asked for.</summary>
    public static PromptView Of(Prompt prompt, PromptVersion? latest, PromptVersion? requested) => new(
        prompt.Id,
        prompt.Name,
        prompt.ProjectId,
        prompt.Description,
        prompt.TemplateStructure,
        prompt.Tags.Count == 0 ? null : prompt.Tags,
        prompt.CreatedAt,
        prompt.CreatedBy,
        prompt.LastUpdatedAt,
        prompt.LastUpdatedBy,
        prompt.VersionCount,
        latest is null ? null : PromptVersionView.Of(latest),
        requested is null ? null : PromptVersionView.Of(requested));
}
