using Opik.Contracts;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Drafts;

/// <summary>Body of a change of all items that meet conditions: a change, or their deletion.</summary>
internal sealed record DraftMatchingBody(IReadOnlyList<FilterClause> Filters, DatasetItemPatch? Patch)
{
    public static DraftMatchingBody Read(ref JsonCursor cursor)
    {
        JsonText? filters = null;
        DatasetItemDraft? update = null;
        var delete = false;
        while (cursor.NextMember())
        {
            if (cursor.Is("filters"u8))
                filters = cursor.ReadJson();
            else if (cursor.Is("delete"u8))
                delete = cursor.ReadFlag() ?? false;
            else if (cursor.Is("update"u8))
                update = cursor.EnterObject() ? DatasetItemDraft.Read(ref cursor) : null;
            else
                cursor.Skip();
        }

        var violations = new Violations();
        update?.ValidateMembers(violations, "update.");
        violations.ThrowIfAny();
        // Conditions that are there and empty mean every item; left out they would mean it by mistake.
        if (filters is null)
            throw ApiException.BadRequest("'filters' must be provided; an empty array means every item");
        if (delete == update is not null)
            throw ApiException.BadRequest("Either 'delete' or 'update' must be provided, not both");
        return new DraftMatchingBody(ItemFilters.Parse(filters), update?.ToPatch());
    }
}
