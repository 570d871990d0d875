using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>Body of the look-up of a version by name.</summary>
internal sealed record RetrieveVersionBody(string? Name, string? Commit, string? Environment, string? VersionNumber, string? ProjectName)
{
    /// <summary>Which version; 422 unless the members keep the rules.</summary>
    public PromptPin ToPin()
    {
        var violations = new Violations();
        long number = 0;
        violations.CheckNotBlank(string.Empty, "name", Name);
        violations.CheckNotBlankIfAny(string.Empty, "projectName", ProjectName);
        violations.CheckEnvironment(string.Empty, "environment", Environment);
        if (VersionNumber is not null && !PromptRules.TryReadVersionName(VersionNumber, out number))
            violations.Add(string.Empty, "versionNumber must have the form v1");
        if ((Commit is null ? 0 : 1) + (Environment is null ? 0 : 1) + (VersionNumber is null ? 0 : 1) > 1)
            violations.Add(string.Empty, "commit, environment and versionNumber are mutually exclusive");
        violations.ThrowIfAny();
        return new PromptPin(Commit, VersionNumber is null ? null : number, Environment);
    }
}
