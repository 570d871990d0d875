using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Prompts;
using Opik.Storage;

namespace Opik.Server.Features.SavedViews;

/// <summary>Body of the change of a saved view; what is left out stays.</summary>
internal sealed record SavedViewUpdateBody(long? Revision, string? Name, bool? Shared, JsonText? State)
{
    /// <summary>422 unless the members keep the rules, which depend on the page that the view is of; null: not known.</summary>
    public void Check(string? page)
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "revision", Revision);
        if (Name is not null)
            violations.CheckNotBlank(string.Empty, "name", Name);
        violations.CheckLength(string.Empty, "name", Name, SavedViewRules.NameLength);
        violations.CheckState(State, page, required: false);
        violations.ThrowIfAny();
    }

    /// <summary>The change.</summary>
    public SavedViewPatch ToPatch() => new(Revision!.Value, Name?.Trim(), Shared, State.NullIfJsonNull());
}
