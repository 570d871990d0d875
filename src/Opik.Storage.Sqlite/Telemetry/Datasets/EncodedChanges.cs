namespace Opik.Storage.Sqlite;

/// <summary>The changes of one new version in the form of the columns.</summary>
internal sealed class EncodedChanges(DatasetChanges changes)
{
    private readonly List<EncodedItem> _added = [.. changes.Added.Select(EncodedItem.Of)];
    private readonly List<(Guid Id, ItemPatch Patch)> _edited = [.. changes.Edited.Select(edit => (edit.Id, new ItemPatch(edit.Patch)))];

    /// <summary>Makes the version; returns its number.</summary>
    public int Apply(TelemetryWrite write, DatasetKey dataset)
    {
        var latest = VersionRows.Latest(write.Session, dataset.Key);
        var basis = Base(write.Session, dataset.Key, latest);
        var version = VersionCreation.Next(write, dataset.Key, null);
        if (changes.CopyFrom is { } source)
            VersionCopies.TakeOver(write, dataset.Key, version, source);
        else if (basis < latest)
            VersionCopies.GoBack(write, dataset.Key, basis, version);
        Describe(write, dataset.Key, version);
        VersionTags.Add(write.Session, dataset.Key, version, changes.Tags);

        var items = new VersionItems(write, dataset.Key, version);
        foreach (var id in changes.Deleted)
            items.Remove(id);
        foreach (var (id, patch) in _edited)
            items.Patch(id, patch);
        foreach (var item in _added)
            items.Put(item);
        items.Finish();
        return version;
    }

    private int Base(SqliteSession session, long dataset, int latest)
    {
        if (changes.BaseVersionId is not { } id)
            return latest == 0 || changes.Override ? latest : throw new StoreConflictException("base_version is missing; the dataset has versions already");
        var number = VersionRows.Find(session, dataset, id) ?? throw VersionRows.Missing(id.ToString("D"));
        if (number == latest || changes.Override)
            return number;
        throw new StoreConflictException($"Version conflict: base version is v{number}, the latest version is v{latest}. Use override=true to create the version all the same.");
    }

    // Clients of the wire know nothing of the share that a suite needs: a policy they write anew does not take it away.
    private void Describe(TelemetryWrite write, long dataset, int version) =>
        write.Session.Prepare("""
            UPDATE dataset_version SET change_description = ?3, metadata = ?4,
              evaluators = CASE WHEN ?5 THEN ?6 ELSE evaluators END,
              execution_policy = CASE
                WHEN NOT ?7 THEN execution_policy
                WHEN ?8 ->> 'needed_pass_rate' IS NULL AND execution_policy ->> 'needed_pass_rate' IS NOT NULL
                  THEN json_set(?8, '$.needed_pass_rate', execution_policy ->> 'needed_pass_rate')
                ELSE ?8 END
            WHERE dataset = ?1 AND number = ?2
            """)
            .Bind(1, dataset).Bind(2, version).Bind(3, changes.ChangeDescription).Bind(4, changes.Metadata?.ToString())
            .Bind(5, changes.Evaluators is null ? 0L : 1L).Bind(6, EncodedItem.ArrayText(changes.Evaluators))
            .Bind(7, changes.ExecutionPolicy is null && !changes.ClearExecutionPolicy ? 0L : 1L)
            .Bind(8, changes.ClearExecutionPolicy ? null : changes.ExecutionPolicy?.ToString())
            .Execute();
}
