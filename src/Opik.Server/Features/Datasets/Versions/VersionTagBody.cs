using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Datasets.Versions;

/// <summary>Body of a new tag.</summary>
internal sealed record VersionTagBody(string? Tag)
{
    /// <summary>422 when the tag breaks a rule.</summary>
    public void Check()
    {
        var violations = new Violations();
        VersionRules.CheckTag(violations, "tag", Tag);
        violations.ThrowIfAny();
    }
}
