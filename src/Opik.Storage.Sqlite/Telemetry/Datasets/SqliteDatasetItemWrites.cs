using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IDatasetItemWrites" />
internal sealed class SqliteDatasetItemWrites(SqliteTelemetry telemetry) : IDatasetItemWrites
{
    // Some ten milliseconds of the writer.
    private const int Piece = 500;

    /// <inheritdoc />
    public Task<Guid> PutAsync(
        Scope scope, DatasetTarget target, IReadOnlyList<DatasetItemWrite> items, Guid? groupId, DatasetCopySource? copyFrom, CancellationToken cancellationToken)
    {
        var encoded = items.Select(EncodedItem.Of).ToList();
        return telemetry.WriteAsync(
            scope,
            write =>
            {
                var dataset = Resolve(write, target);
                var version = VersionCreation.For(write, dataset.Key, groupId, out var created);
                if (created && copyFrom is { } source)
                    VersionCopies.TakeOver(write, dataset.Key, version, source);
                var changes = new VersionItems(write, dataset.Key, version);
                foreach (var item in encoded)
                    changes.Put(item);
                changes.Finish();
                return dataset.Id;
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> itemIds, Guid? groupId, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var (dataset, ids) in ItemOwners.Find(write.Session, write.Workspace, itemIds, groupId))
                    Delete(write, dataset, ids, groupId);
            },
            cancellationToken);

    /// <inheritdoc />
    public async Task DeleteAsync(Scope scope, Guid datasetId, IReadOnlyList<FilterClause> filters, Guid? groupId, CancellationToken cancellationToken)
    {
        await ForPiecesAsync(
            scope,
            datasetId,
            filters,
            (write, dataset, ids) =>
            {
                Delete(write, dataset, ids, groupId);
                return ids.Count;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<int> PatchAsync(Scope scope, Guid? datasetId, IReadOnlyList<Guid> itemIds, DatasetItemPatch patch, CancellationToken cancellationToken)
    {
        var encoded = new ItemPatch(patch);
        return telemetry.WriteAsync(
            scope,
            write =>
            {
                if (datasetId is { } id)
                    return Patch(write, DatasetKeys.Require(write, id).Key, itemIds, encoded);
                var count = 0;
                foreach (var (dataset, ids) in ItemOwners.Find(write.Session, write.Workspace, itemIds, null))
                    count += Patch(write, dataset, ids, encoded);
                return count;
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<int> PatchAsync(Scope scope, Guid datasetId, IReadOnlyList<FilterClause> filters, DatasetItemPatch patch, CancellationToken cancellationToken)
    {
        var encoded = new ItemPatch(patch);
        return ForPiecesAsync(scope, datasetId, filters, (write, dataset, ids) => Patch(write, dataset, ids, encoded), cancellationToken);
    }

    /// <inheritdoc />
    public Task<DatasetVersion> ApplyAsync(Scope scope, Guid datasetId, DatasetChanges changes, CancellationToken cancellationToken)
    {
        var encoded = new EncodedChanges(changes);
        return telemetry.WriteAsync(
            scope,
            write =>
            {
                var dataset = DatasetKeys.Require(write, datasetId);
                return VersionRows.Get(write.Session, dataset, encoded.Apply(write, dataset));
            },
            cancellationToken);
    }

    // The items are looked for on a reader and changed in pieces, so that other writes need not wait for all of them. What
    // somebody else changes meanwhile is changed as it is then; what they delete is gone.
    private async Task<int> ForPiecesAsync(
        Scope scope, Guid datasetId, IReadOnlyList<FilterClause> filters, Func<TelemetryWrite, long, IReadOnlyList<Guid>, int> work, CancellationToken cancellationToken)
    {
        var (key, ids) = await telemetry.Database.ReadAsync(
            session =>
            {
                var dataset = DatasetKeys.Require(telemetry, session, scope, datasetId);
                return (dataset.Key, ItemScan.Ids(session, dataset.Key, VersionRows.Latest(session, dataset.Key), filters));
            },
            cancellationToken).ConfigureAwait(false);
        var count = 0;
        foreach (var piece in ids.Chunk(Piece))
        {
            count += await telemetry.WriteAsync(
                scope, write => DatasetKeys.Require(write, datasetId).Key == key ? work(write, key, piece) : 0, CancellationToken.None).ConfigureAwait(false);
        }

        return count;
    }

    private static DatasetKey Resolve(TelemetryWrite write, DatasetTarget target)
    {
        if (target.Id is { } id)
            return DatasetKeys.Require(write, id);
        var project = target.ProjectId is { } known ? write.Project(known) : (long?)null;
        if (DatasetKeys.Find(write.Session, write.Workspace, target.Name!, project, out _) is { } found)
            return found;
        var dataset = new Dataset { Id = UuidV7.Create(write.Telemetry.Clock), Name = target.Name!, ProjectId = target.ProjectId };
        return new DatasetKey(DatasetRows.Insert(write, dataset, project), dataset.Id);
    }

    private static void Delete(TelemetryWrite write, long dataset, IReadOnlyList<Guid> ids, Guid? groupId)
    {
        var changes = new VersionItems(write, dataset, VersionCreation.For(write, dataset, groupId, out _));
        foreach (var id in ids)
            changes.Remove(id);
        changes.Finish();
    }

    private static int Patch(TelemetryWrite write, long dataset, IReadOnlyList<Guid> ids, ItemPatch patch)
    {
        if (VersionRows.Latest(write.Session, dataset) is not (> 0 and var latest))
            return 0;
        var changes = new VersionItems(write, dataset, latest);
        var count = ids.Count(id => changes.Patch(id, patch));
        changes.Finish();
        return count;
    }
}
