using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Body of the same change for many items.</summary>
internal sealed record DatasetItemsPatchBody(IReadOnlyList<Guid>? Ids, Guid? DatasetId, IReadOnlyList<FilterClause> Filters, DatasetItemPatch Patch)
{
    public static DatasetItemsPatchBody Read(ref JsonCursor cursor)
    {
        IReadOnlyList<Guid>? ids = null;
        Guid? dataset = null;
        JsonText? filters = null;
        DatasetItemDraft? update = null;
        var merge = false;
        while (cursor.NextMember())
        {
            if (cursor.Is("ids"u8))
                ids = cursor.ReadIds();
            else if (cursor.Is("dataset_id"u8))
                dataset = cursor.ReadId();
            else if (cursor.Is("filters"u8))
                filters = cursor.ReadJson();
            else if (cursor.Is("merge_tags"u8))
                merge = cursor.ReadFlag() ?? false;
            else if (cursor.Is("update"u8))
                update = cursor.EnterObject() ? DatasetItemDraft.Read(ref cursor) : null;
            else
                cursor.Skip();
        }

        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "update", update);
        update?.ValidateMembers(violations, "update.");
        if (ids is not null)
            violations.CheckBatch("ids", ids.Count);
        violations.ThrowIfAny();
        // Conditions that are there and empty mean every item; ids beside them would be lost.
        if (ids is null == filters is null)
            throw ApiException.BadRequest("Either 'ids' or 'filters' must be provided, not both");
        if (ids is null && dataset is null)
            throw ApiException.BadRequest("'dataset_id' must be provided with 'filters'");
        return new DatasetItemsPatchBody(ids, dataset, ItemFilters.Parse(filters), update!.ToPatch(merge || ids is null));
    }
}
