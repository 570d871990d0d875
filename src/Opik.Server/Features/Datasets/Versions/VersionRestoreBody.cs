using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Datasets.Versions;

/// <summary>Body of a restore: hash or tag of the version.</summary>
internal sealed record VersionRestoreBody(string? VersionRef)
{
    /// <summary>422 without a reference.</summary>
    public string Reference()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "versionRef", VersionRef);
        violations.ThrowIfAny();
        return VersionRef!;
    }
}
