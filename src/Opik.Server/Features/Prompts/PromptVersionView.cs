using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>A version on the wire.</summary>
internal sealed record PromptVersionView(
    Guid Id,
    Guid PromptId,
    string Commit,
    string? VersionNumber,
    string Template,
    JsonText? Metadata,
    TemplateType Type,
    PromptVersionType VersionType,
    string? Environment,
    IReadOnlyList<string>? Environments,
    string? ChangeDescription,
    IReadOnlyList<string>? Tags,
    IReadOnlyList<string>? Variables,
    TemplateStructure TemplateStructure,
    DateTime CreatedAt,
    string? CreatedBy)
{
    /// <summary>With the variables of its template.</summary>
    public static PromptVersionView Of(PromptVersion version) =>
        InList(version) with { Variables = NullIfEmpty(TemplateVariables.Of(version.Template, version.Type, version.TemplateStructure)) };

    /// <summary>As a list shows it.</summary>
    public static PromptVersionView InList(PromptVersion version) => new(
        version.Id,
        version.PromptId,
        version.Commit,
        version.VersionName,
        version.Template,
        version.Metadata,
        version.Type,
        version.IsMask ? PromptVersionType.Mask : PromptVersionType.PromptVersion,
        // Deprecated; clients from before a version could have several read this one.
        version.Environments.Count == 0 ? null : version.Environments[0],
        NullIfEmpty(version.Environments),
        version.ChangeDescription,
        NullIfEmpty(version.Tags),
        null,
        version.TemplateStructure,
        version.CreatedAt,
        version.CreatedBy);

    private static IReadOnlyList<string>? NullIfEmpty(IReadOnlyList<string> texts) => texts.Count == 0 ? null : texts;
}
