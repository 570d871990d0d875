using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>Member <c>version</c> of the creation of a version.</summary>
internal sealed record PromptVersionBody(
    Guid? Id,
    string? Commit,
    string? Template,
    JsonText? Metadata,
    TemplateType? Type,
    PromptVersionType? VersionType,
    string? Environment,
    IReadOnlyList<string?>? Environments,
    string? ChangeDescription,
    IReadOnlyList<string?>? Tags)
{
    private const string Path = "version.";

    /// <summary>Adds what breaks a rule.</summary>
    public void Check(Violations violations)
    {
        if (Commit is not null && !PromptRules.IsCommit(Commit))
            violations.Add(Path, "commit must be 8 letters or digits");
        violations.CheckNotBlank(Path, "template", Template);
        violations.CheckEnvironment(Path, "environment", Environment);
        violations.CheckEnvironments(Path, Environments);
        violations.CheckVersionTags(Path, Tags);
        if (VersionType == PromptVersionType.Mask && (Environment is not null || Environments is { Count: > 0 }))
            violations.Add(Path, "environments must be empty for a mask");
    }

    /// <summary>The version.</summary>
    public PromptVersionDraft ToDraft() => new()
    {
        Id = Id?.Version7("Prompt version"),
        Commit = Commit,
        Template = Template!,
        Metadata = Metadata.NullIfJsonNull(),
        Type = Type ?? default,
        IsMask = VersionType == PromptVersionType.Mask,
        // The single member is what clients sent before a version could have several.
        Environments = Environments.WithoutNulls() ?? (Environment is null ? [] : [Environment]),
        ChangeDescription = ChangeDescription,
        Tags = Tags.WithoutNulls() ?? [],
    };
}
