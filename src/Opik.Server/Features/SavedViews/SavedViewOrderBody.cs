using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.SavedViews;

/// <summary>Body of the order of the views of a page.</summary>
internal sealed record SavedViewOrderBody(Guid? ProjectId, string? Page, IReadOnlyList<Guid>? Ids)
{
    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckPage(Page);
        violations.CheckBatch("ids", Ids?.Count, ISavedViews.MostOfPage);
        violations.ThrowIfAny();
    }
}
