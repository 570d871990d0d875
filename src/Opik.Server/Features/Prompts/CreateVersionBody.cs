using Opik.Contracts;
using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Prompts;

/// <summary>Body of the creation of a version.</summary>
internal sealed record CreateVersionBody(string? Name, Guid? ProjectId, string? ProjectName, TemplateStructure? TemplateStructure, PromptVersionBody? Version)
{
    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "name", Name);
        violations.CheckNotBlankIfAny(string.Empty, "projectName", ProjectName);
        violations.CheckNotNull(string.Empty, "version", Version);
        Version?.Check(violations);
        violations.ThrowIfAny();
    }
}
