using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>Body of the creation of a prompt; with a template it gets its first version.</summary>
internal sealed record PromptBody(
    Guid? Id,
    string? Name,
    Guid? ProjectId,
    string? ProjectName,
    string? Description,
    string? Template,
    JsonText? Metadata,
    string? ChangeDescription,
    TemplateType? Type,
    TemplateStructure? TemplateStructure,
    IReadOnlyList<string?>? Tags)
{
    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "name", Name);
        violations.CheckNotBlankIfAny(string.Empty, "projectName", ProjectName);
        violations.CheckNotBlankIfAny(string.Empty, "description", Description);
        violations.CheckLength(string.Empty, "description", Description, 255);
        violations.CheckNotBlankIfAny(string.Empty, "template", Template);
        violations.CheckTags(string.Empty, "tags", Tags.WithoutNulls());
        violations.ThrowIfAny();
        Id?.Version7("Prompt");
    }

    /// <summary>The prompt.</summary>
    public Prompt ToPrompt(Guid id, Guid? projectId) => new()
    {
        Id = id,
        Name = Name!,
        ProjectId = projectId,
        Description = Description,
        TemplateStructure = TemplateStructure ?? default,
        Tags = Tags.WithoutNulls() ?? [],
    };

    /// <summary>Its first version; null without a template.</summary>
    public PromptVersionDraft? ToFirstVersion() => Template is null ? null : new()
    {
        Template = Template,
        Metadata = Metadata.NullIfJsonNull(),
        Type = Type ?? default,
        ChangeDescription = ChangeDescription,
    };
}
