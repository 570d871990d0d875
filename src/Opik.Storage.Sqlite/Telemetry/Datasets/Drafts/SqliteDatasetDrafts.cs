using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IDatasetDrafts" />
internal sealed class SqliteDatasetDrafts(SqliteTelemetry telemetry, SqliteDatasetItemReads items) : IDatasetDrafts
{
    private readonly DraftPages _pages = new(items);

    /// <inheritdoc />
    public Task<DatasetDraft> GetAsync(Scope scope, Guid datasetId, CancellationToken cancellationToken) =>
        ReadAsync(scope, datasetId, (session, dataset) => View(session, dataset, scope.UserName), cancellationToken);

    /// <inheritdoc />
    public Task<DraftItemPage> FindAsync(Scope scope, DraftItemQuery query, CancellationToken cancellationToken) =>
        ReadAsync(scope, query.DatasetId, (session, dataset) => _pages.Find(session, dataset, DraftKey.Find(session, dataset.Key, scope.UserName), query), cancellationToken);

    /// <inheritdoc />
    public Task<DraftItem?> GetItemAsync(Scope scope, Guid datasetId, Guid itemId, CancellationToken cancellationToken) =>
        ReadAsync(scope, datasetId, (session, dataset) => new DraftOverlay(session, dataset, DraftKey.Find(session, dataset.Key, scope.UserName)).Get(itemId), cancellationToken);

    /// <inheritdoc />
    public Task<DatasetDraft> EditAsync(Scope scope, Guid datasetId, DraftEdits edits, CancellationToken cancellationToken)
    {
        var added = edits.Added.Select(EncodedItem.Of).ToList();
        var edited = edits.Edited.Select(static edit => (edit.Id, Patch: new ItemPatch(edit.Patch))).ToList();
        return WriteAsync(
            scope,
            datasetId,
            draft =>
            {
                foreach (var item in added)
                    draft.Put(item);
                foreach (var (id, patch) in edited)
                    draft.Patch(id, patch);
                foreach (var id in edits.Deleted)
                    draft.Remove(id);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<DatasetDraft> EditMatchingAsync(
        Scope scope, Guid datasetId, IReadOnlyList<FilterClause> filters, DatasetItemPatch? patch, CancellationToken cancellationToken)
    {
        var encoded = patch is null ? null : new ItemPatch(patch);
        var ids = await ReadAsync(
            scope,
            datasetId,
            (session, dataset) => _pages.Ids(session, dataset, DraftKey.Find(session, dataset.Key, scope.UserName), filters, DatasetDraft.MostItems),
            cancellationToken).ConfigureAwait(false);
        if (ids.Count > DatasetDraft.MostItems)
            throw new DraftLimitException($"More than {DatasetDraft.MostItems} items match; a draft holds no more. Change them in a version of their own");
        return await WriteAsync(
            scope,
            datasetId,
            draft =>
            {
                foreach (var id in ids)
                {
                    if (encoded is null)
                        draft.Remove(id);
                    else
                        draft.Patch(id, encoded);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<DatasetDraft> UndoAsync(Scope scope, Guid datasetId, IReadOnlyList<DraftUndo> undos, CancellationToken cancellationToken) =>
        WriteAsync(
            scope,
            datasetId,
            draft =>
            {
                foreach (var undo in undos)
                    draft.Undo(undo);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<DraftConflict>> FindConflictsAsync(Scope scope, Guid datasetId, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<DraftConflict>>(
            scope, datasetId, (session, dataset) => new DraftOverlay(session, dataset, DraftKey.Find(session, dataset.Key, scope.UserName)).Conflicts(), cancellationToken);

    /// <inheritdoc />
    public Task<DraftSaved> SaveAsync(Scope scope, Guid datasetId, DraftSave save, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(scope, write => DraftSaving.Save(write, DatasetKeys.Require(write, datasetId), save), cancellationToken);

    /// <inheritdoc />
    public Task DiscardAsync(Scope scope, Guid datasetId, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope, write => DraftKey.Find(write.Session, DatasetKeys.Require(write, datasetId).Key, scope.UserName)?.End(write.Session), cancellationToken);

    /// <inheritdoc />
    public Task<DraftItemPage> CompareAsync(
        Scope scope, Guid datasetId, string from, string? to, IReadOnlyCollection<DraftState> states, int page, int size, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            datasetId,
            (session, dataset) =>
            {
                var comparison = new DraftComparison(session, dataset);
                var first = VersionRows.Resolve(session, dataset.Key, from);
                var end = VersionRows.Resolve(session, dataset.Key, to ?? IDatasetVersions.LatestTag);
                var draft = to is null ? DraftKey.Find(session, dataset.Key, scope.UserName) : null;
                var overlay = new DraftOverlay(session, dataset, draft);
                var all = draft is null ? comparison.Between(first, end) : comparison.WithDraft(first, end, draft, overlay);
                var found = states.Count == 0 ? all : all.FindAll(entry => states.Contains(entry.State));
                var content = found.Skip((int)Math.Min((page - 1L) * size, found.Count)).Take(size)
                    .Select(entry => comparison.Difference(first, entry.Id, to is null ? overlay.Get(entry.Id) : At(session, dataset, end, entry.Id))).ToList();
                var columns = items.Columns(session, VersionKey.Read(session, dataset.Key, end).Key, content.ConvertAll(static item => item.Item));
                return new DraftItemPage(new Page<DraftItem>(page, content, found.Count), columns);
            },
            cancellationToken);

    private static DraftItem? At(SqliteSession session, DatasetKey dataset, int version, Guid id) =>
        StoredItem.Of(session, dataset.Key, version, id) is { } stored ? new DraftItem { Item = stored.ToItem(dataset.Id) } : null;

    private static DatasetDraft View(SqliteSession session, DatasetKey dataset, string user)
    {
        var draft = DraftKey.Find(session, dataset.Key, user);
        var counts = draft is null ? default : DraftItems.Count(session, draft.Key);
        return new DatasetDraft
        {
            DatasetId = dataset.Id,
            Base = draft is { Base: > 0 } ? VersionRows.Get(session, dataset, draft.Base) : null,
            Latest = VersionRows.Latest(session, dataset.Key) is > 0 and var latest ? VersionRows.Get(session, dataset, latest) : null,
            Added = counts.Added,
            Changed = counts.Changed,
            Deleted = counts.Deleted,
            Bytes = counts.Bytes,
            Conflicts = new DraftOverlay(session, dataset, draft).Conflicts().Count,
            CreatedAt = draft is null ? null : SqliteTime.FromMicroseconds(draft.CreatedAt),
            LastUpdatedAt = draft is null ? null : SqliteTime.FromMicroseconds(draft.UpdatedAt),
        };
    }

    private Task<DatasetDraft> WriteAsync(Scope scope, Guid datasetId, Action<DraftEditing> edit, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var dataset = DatasetKeys.Require(write, datasetId);
                var draft = new DraftEditing(write, dataset);
                edit(draft);
                draft.Finish();
                return View(write.Session, dataset, scope.UserName);
            },
            cancellationToken);

    private Task<T> ReadAsync<T>(Scope scope, Guid datasetId, Func<SqliteSession, DatasetKey, T> read, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(session => read(session, DatasetKeys.Require(telemetry, session, scope, datasetId)), cancellationToken);
}
