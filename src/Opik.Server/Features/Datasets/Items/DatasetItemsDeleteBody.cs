using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Body of a delete of items: by ids, or by the conditions on the items of a dataset.</summary>
internal sealed record DatasetItemsDeleteBody(IReadOnlyList<Guid>? ItemIds, Guid? DatasetId, IReadOnlyList<FilterClause> Filters, Guid? GroupId)
{
    public static DatasetItemsDeleteBody Read(ref JsonCursor cursor)
    {
        IReadOnlyList<Guid>? ids = null;
        Guid? dataset = null, group = null;
        JsonText? filters = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("item_ids"u8))
                ids = cursor.ReadIds();
            else if (cursor.Is("dataset_id"u8))
                dataset = cursor.ReadId();
            else if (cursor.Is("filters"u8))
                filters = cursor.ReadJson();
            else if (cursor.Is("batch_group_id"u8))
                group = cursor.ReadId();
            else
                cursor.Skip();
        }

        if (ids is null == dataset is null || (ids is not null && filters is not null))
            throw ApiException.BadRequest("Either 'item_ids' or 'dataset_id' with optional 'filters' must be provided, not both");
        var violations = new Violations();
        if (ids is not null)
            violations.CheckBatch("itemIds", ids.Count);
        violations.ThrowIfAny();
        return new DatasetItemsDeleteBody(ids, dataset, ItemFilters.Parse(filters), group);
    }
}
