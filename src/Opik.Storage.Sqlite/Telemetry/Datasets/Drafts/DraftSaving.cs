namespace Opik.Storage.Sqlite;

/// <summary>Makes a version of a draft, on the writer.</summary>
internal static class DraftSaving
{
    /// <summary>The version, or the conflicts that stand in its way.</summary>
    public static DraftSaved Save(TelemetryWrite write, DatasetKey dataset, DraftSave save)
    {
        if (DraftKey.Find(write.Session, dataset.Key, write.Scope.UserName) is not { } draft)
            throw new StoreConflictException("There is no draft to save");
        var latest = VersionRows.Latest(write.Session, dataset.Key);
        var merged = new List<(Guid Id, DatasetItem? Item)>();
        var conflicts = new List<DraftConflict>();
        foreach (var (id, _) in DraftItems.All(write.Session, draft.Key))
        {
            var change = DraftItems.Get(write.Session, draft.Key, id)!;
            var theirs = StoredItem.Of(write.Session, dataset.Key, latest, id)?.ToItem(dataset.Id);
            var decision = save.Decisions.TryGetValue(id, out var decided) ? decided : (DraftDecision?)null;
            var (item, conflict) = DraftMerge.Of(change.Before?.ToItem(dataset.Id), change.Mine?.ToItem(dataset.Id), theirs, decision);
            if (conflict is not null)
                conflicts.Add(conflict);
            else
                merged.Add((id, item));
        }

        if (conflicts.Count > 0)
            return new DraftSaved(null, conflicts);
        var version = VersionCreation.Next(write, dataset.Key, null);
        write.Session.Prepare("UPDATE dataset_version SET change_description = ?3 WHERE dataset = ?1 AND number = ?2")
            .Bind(1, dataset.Key).Bind(2, version).Bind(3, save.ChangeDescription).Execute();
        VersionTags.Add(write.Session, dataset.Key, version, save.Tags);
        var items = new VersionItems(write, dataset.Key, version);
        foreach (var (id, item) in merged)
        {
            if (item is null)
                items.Remove(id);
            else
                items.Put(StoredItem.Encode(item));
        }

        items.Finish();
        draft.End(write.Session);
        return new DraftSaved(VersionRows.Get(write.Session, dataset, version), []);
    }
}
