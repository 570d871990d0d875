namespace Opik.Storage.Sqlite;

/// <summary>Lays changes of a draft over the latest version.</summary>
internal sealed class DraftOverlay(SqliteSession session, DatasetKey dataset, DraftKey? draft)
{
    private readonly int _latest = VersionRows.Latest(session, dataset.Key);
    private readonly bool _isOnLatest = draft?.IsOnLatest(session, dataset.Key) ?? true;

    /// <summary>The item; null when neither side has it.</summary>
    public DraftItem? Get(Guid id) =>
        draft is not null && DraftItems.Get(session, draft.Key, id) is { } change ? Over(change)
        : StoredItem.Of(session, dataset.Key, _latest, id) is { } stored ? new DraftItem { Item = stored.ToItem(dataset.Id) }
        : null;

    /// <summary>An item of the version, with its change if there is one.</summary>
    public DraftItem Over(DatasetItem item, HashSet<Guid> changed) =>
        changed.Contains(item.Id) && DraftItems.Get(session, draft!.Key, item.Id) is { } change ? Over(change) : new DraftItem { Item = item };

    /// <summary>Conflicts of the whole draft.</summary>
    public List<DraftConflict> Conflicts()
    {
        if (draft is null || _isOnLatest)
            return [];
        return [.. DraftItems.All(session, draft.Key).Select(entry => Over(DraftItems.Get(session, draft.Key, entry.Id)!).Conflict).OfType<DraftConflict>()];
    }

    private DraftItem Over(DraftChange change)
    {
        var before = change.Before?.ToItem(dataset.Id);
        var mine = change.Mine?.ToItem(dataset.Id);
        var theirs = _isOnLatest ? before : StoredItem.Of(session, dataset.Key, _latest, change.Id)?.ToItem(dataset.Id);
        var (item, conflict) = DraftMerge.Of(before, mine, theirs);
        var shown = item ?? theirs ?? mine ?? before!;
        var state = item is null ? DraftState.Deleted : theirs is null ? DraftState.Added : DraftState.Changed;
        return new DraftItem
        {
            Item = shown,
            State = state,
            Before = theirs ?? before,
            Fields = state == DraftState.Changed ? DatasetItemFields.Changed(theirs!, item!) : [],
            Conflict = conflict,
        };
    }
}
