namespace Opik.Storage.Sqlite;

/// <summary>Puts changes into the draft of the writer's user.</summary>
internal sealed class DraftEditing(TelemetryWrite write, DatasetKey dataset)
{
    private readonly DraftKey _draft = DraftKey.Begin(write, dataset.Key);
    private readonly int _latest = VersionRows.Latest(write.Session, dataset.Key);

    /// <summary>An item is to become this.</summary>
    public void Put(EncodedItem item)
    {
        var known = DraftItems.Get(write.Session, _draft.Key, item.Id);
        var before = known is null ? Stored(item.Id) : known.Before;
        Set(item, before, known?.Mine);
    }

    /// <summary>An item changes; one that is to go stays, changed.</summary>
    public void Patch(Guid id, ItemPatch patch)
    {
        var known = DraftItems.Get(write.Session, _draft.Key, id);
        var before = known is null ? Stored(id) : known.Before;
        if ((known?.Mine ?? before) is { } current)
            Set(patch.Apply(write.Session, current.Item), before, known?.Mine);
    }

    /// <summary>An item goes.</summary>
    public void Remove(Guid id)
    {
        var known = DraftItems.Get(write.Session, _draft.Key, id);
        var before = known is null ? Stored(id) : known.Before;
        if (known is not null || before is not null)
            DraftItems.Set(write.Session, _draft.Key, id, before is null ? null : new DraftChange(id, null, before));
    }

    /// <summary>Changes of an item are taken back.</summary>
    public void Undo(DraftUndo undo)
    {
        if (DraftItems.Get(write.Session, _draft.Key, undo.Id) is not { } known)
            return;
        if (undo.Fields.Count == 0)
            DraftItems.Set(write.Session, _draft.Key, undo.Id, null);
        else if (known is { Mine: { } mine, Before: { } before })
            Set(StoredItem.Encode(DatasetItemFields.Take(before.ToItem(dataset.Id), mine.ToItem(dataset.Id), [.. undo.Fields])), before, mine);
    }

    /// <summary>Ends the work; a draft without changes is none.</summary>
    /// <exception cref="DraftLimitException">The draft grew too large.</exception>
    public void Finish()
    {
        DraftItems.Count(write.Session, _draft.Key).Check();
        _draft.Touch(write);
    }

    private void Set(EncodedItem item, StoredItem? before, StoredItem? mine)
    {
        var first = mine ?? before;
        var stored = new StoredItem(item, first?.CreatedAt ?? write.Now, first?.CreatedBy ?? write.Scope.UserName, write.Now, write.Scope.UserName);
        var isSame = before is not null && (before.Holds(item) || DatasetItemFields.Changed(before.ToItem(dataset.Id), stored.ToItem(dataset.Id)).Count == 0);
        DraftItems.Set(write.Session, _draft.Key, item.Id, isSame ? null : new DraftChange(item.Id, stored, before));
    }

    private StoredItem? Stored(Guid id) => StoredItem.Of(write.Session, dataset.Key, _latest, id);
}
