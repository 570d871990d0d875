using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Datasets.Versions;

/// <summary>Body of a change of a version's texts.</summary>
internal sealed record VersionUpdateBody(string? ChangeDescription, IReadOnlyList<string>? TagsToAdd)
{
    /// <summary>422 when a tag breaks a rule.</summary>
    public void Check()
    {
        var violations = new Violations();
        VersionRules.CheckTags(violations, "tagsToAdd", TagsToAdd);
        violations.ThrowIfAny();
    }
}
