namespace Opik.Storage.Sqlite;

/// <summary>
/// Changes items of one version, on the writer. The version is mostly the latest; the late request of a group may find
/// newer versions above, which then see its items too, so that nothing of it is lost.
/// </summary>
internal sealed class VersionItems(TelemetryWrite write, long dataset, int version)
{
    private readonly VersionCounts _counts = new(dataset);

    /// <summary>Stores an item whole. An equal one stays as it is.</summary>
    public void Put(EncodedItem item)
    {
        var revisions = ItemRevision.All(write.Session, dataset, item.Id);
        var current = revisions.Find(revision => revision.IsIn(version));
        if (current is null)
            Add(item, revisions);
        else if (!ItemRows.Equal(write.Session, current.Item, item))
            Replace(item, current);
    }

    /// <summary>Changes an item; false when the version has none of the id.</summary>
    public bool Patch(Guid id, ItemPatch patch)
    {
        if (ItemRevision.All(write.Session, dataset, id).Find(revision => revision.IsIn(version)) is not { } current)
            return false;
        var item = patch.Apply(write.Session, current.Item);
        if (!ItemRows.Equal(write.Session, current.Item, item))
            Replace(item, current);
        return true;
    }

    /// <summary>Deletes an item; false when the version has none of the id.</summary>
    public bool Remove(Guid id)
    {
        var revisions = ItemRevision.All(write.Session, dataset, id);
        if (revisions.Find(revision => revision.IsIn(version)) is not { } current)
            return false;
        if (current.From < version)
        {
            ItemRows.Close(write.Session, current.Seq, version);
            _counts.Changes(version, deleted: 1);
        }
        else
        {
            ItemRows.Delete(write.Session, dataset, current);
            if (revisions.Exists(revision => revision.To == version))
                _counts.Changes(version, modified: -1, deleted: 1);
            else
                _counts.Changes(version, added: -1);
        }

        _counts.Total(version, current.To, -1);
        if (current.To is not { } next)
            return true;
        // The version after next to see the item otherwise now sees it for the first time; one that deleted it has nothing to delete.
        if (revisions.Exists(revision => revision.From == next))
            _counts.Changes(next, added: 1, modified: -1);
        else
            _counts.Changes(next, deleted: -1);
        return true;
    }

    /// <summary>Writes the counts of the versions down.</summary>
    public void Finish()
    {
        _counts.Apply(write);
        DatasetRows.Touch(write, dataset);
    }

    private void Add(EncodedItem item, List<ItemRevision> revisions)
    {
        var next = revisions.Find(revision => revision.From > version)?.From;
        var before = revisions.Find(revision => revision.To == version);
        ItemRows.Insert(write, dataset, item, version, next, before?.CreatedAt ?? write.Now, before?.CreatedBy ?? write.Scope.UserName);
        _counts.Total(version, next, 1);
        if (before is null)
            _counts.Changes(version, added: 1);
        else
            _counts.Changes(version, modified: 1, deleted: -1);
        if (next is { } later)
            _counts.Changes(later, added: -1, modified: 1);
    }

    private void Replace(EncodedItem item, ItemRevision current)
    {
        if (current.From == version)
        {
            ItemRows.Update(write, dataset, current, item);
            _counts.Touch(version);
            return;
        }

        ItemRows.Close(write.Session, current.Seq, version);
        ItemRows.Insert(write, dataset, item, version, current.To, current.CreatedAt, current.CreatedBy);
        _counts.Changes(version, modified: 1);
    }
}
