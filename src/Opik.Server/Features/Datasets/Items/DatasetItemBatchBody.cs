using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Body of a write of items.</summary>
internal sealed class DatasetItemBatchBody
{
    private Guid? _copyDataset;
    private Guid? _copyVersion;

    public string? DatasetName { get; private set; }

    public Guid? DatasetId { get; private set; }

    public string? ProjectName { get; private set; }

    public Guid? ProjectId { get; private set; }

    public Guid? GroupId { get; private set; }

    public IReadOnlyList<DatasetItemDraft> Items { get; private set; } = [];

    public DatasetCopySource? CopyFrom => _copyDataset is { } dataset && _copyVersion is { } version ? new DatasetCopySource(dataset, version) : null;

    public static DatasetItemBatchBody Read(ref JsonCursor cursor) => Read(ref cursor, bareItems: false);

    public static DatasetItemBatchBody ReadBare(ref JsonCursor cursor) => Read(ref cursor, bareItems: true);

    private static DatasetItemBatchBody Read(ref JsonCursor cursor, bool bareItems)
    {
        var request = new DatasetItemBatchBody();
        List<DatasetItemDraft>? items = null;
        while (cursor.NextMember())
        {
            if (cursor.Is("items"u8))
                items = ReadItems(ref cursor, bareItems);
            else if (!request.TryRead(ref cursor))
                cursor.Skip();
        }

        request.Items = items ?? [];
        request.Validate(items?.Count);
        return request;
    }

    private static List<DatasetItemDraft>? ReadItems(ref JsonCursor cursor, bool bareItems)
    {
        if (!cursor.EnterArray())
            return null;
        var items = new List<DatasetItemDraft>();
        while (cursor.NextObject())
            items.Add(bareItems ? DatasetItemDraft.ReadBare(ref cursor) : DatasetItemDraft.Read(ref cursor));
        return items;
    }

    private bool TryRead(ref JsonCursor cursor)
    {
        if (cursor.Is("dataset_name"u8))
            DatasetName = cursor.ReadText();
        else if (cursor.Is("dataset_id"u8))
            DatasetId = cursor.ReadId();
        else if (cursor.Is("project_name"u8))
            ProjectName = cursor.ReadText();
        else if (cursor.Is("project_id"u8))
            ProjectId = cursor.ReadId();
        else if (cursor.Is("batch_group_id"u8))
            GroupId = cursor.ReadId();
        else if (cursor.Is("copy_from_dataset_id"u8))
            _copyDataset = cursor.ReadId();
        else if (cursor.Is("copy_from_version_id"u8))
            _copyVersion = cursor.ReadId();
        else
            return false;
        return true;
    }

    private void Validate(int? count)
    {
        var violations = new Violations();
        if (DatasetId is null && string.IsNullOrWhiteSpace(DatasetName))
            violations.Add(string.Empty, "datasetName must not be blank when datasetId is null");
        DatasetRules.CheckNotBlankIfAny(violations, string.Empty, "projectName", ProjectName);
        violations.CheckBatch("items", count);
        for (var i = 0; i < Items.Count; i++)
            Items[i].ValidateWhole(violations, $"items[{i}].");
        violations.ThrowIfAny();
        CopySourceRules.Check(_copyDataset, _copyVersion);
    }
}
