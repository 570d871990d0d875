using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.SavedViews;

/// <summary>Body of the creation of a saved view.</summary>
internal sealed record SavedViewBody(Guid? Id, Guid? ProjectId, string? Page, string? Name, bool? Shared, JsonText? State)
{
    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckPage(Page);
        violations.CheckNotBlank(string.Empty, "name", Name);
        violations.CheckLength(string.Empty, "name", Name, SavedViewRules.NameLength);
        violations.CheckState(State, Page, required: true);
        violations.ThrowIfAny();
        Id?.Version7("saved view");
    }
}
