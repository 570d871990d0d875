using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Projects;

/// <summary>Body of create and update. The id is given by the server.</summary>
internal sealed record ProjectBody(string? Name, string? Description, ProjectVisibility? Visibility)
{
    /// <summary>422 unless the members keep the rules; the name may be missing in an update, but not blank.</summary>
    public void Check(bool nameRequired)
    {
        var violations = new Violations();
        if (nameRequired || Name is not null)
            violations.CheckNotBlank(string.Empty, "name", Name);
        violations.CheckLength(string.Empty, "description", Description, 255);
        violations.ThrowIfAny();
    }

    /// <summary>As stored; null when the body names none.</summary>
    public string? VisibilityText => Visibility switch
    {
        ProjectVisibility.Private => "private",
        ProjectVisibility.Public => "public",
        _ => null,
    };
}
