using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IDatasetVersions" />
internal sealed class SqliteDatasetVersions(SqliteTelemetry telemetry) : IDatasetVersions
{
    /// <inheritdoc />
    public Task<Page<DatasetVersion>> FindAsync(Scope scope, Guid datasetId, int page, int size, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            datasetId,
            (session, dataset) =>
            {
                var latest = VersionRows.Latest(session, dataset.Key);
                var first = latest - ((page - 1L) * size);
                var content = new List<DatasetVersion>();
                var row = session.Prepare($"SELECT {VersionRows.Columns} FROM dataset_version v WHERE v.dataset = ?1 AND v.number <= ?2 ORDER BY v.number DESC LIMIT ?3")
                    .Bind(1, dataset.Key).Bind(2, first).Bind(3, (long)size);
                while (row.Step())
                    content.Add(VersionRows.Read(row, dataset.Id));
                row.Reset();
                // Numbers have no gaps, so the highest is the count.
                return new Page<DatasetVersion>(page, content, latest);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<Page<DatasetVersionEntry>> FindNewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => DatasetVersionFeed.Read(session, telemetry.Projects.Find(session, scope.WorkspaceId, projectId) ?? -1, count),
            cancellationToken);

    /// <inheritdoc />
    public Task<DatasetVersion> GetAsync(Scope scope, Guid datasetId, string reference, CancellationToken cancellationToken) =>
        ReadAsync(scope, datasetId, (session, dataset) => VersionRows.Get(session, dataset, VersionRows.Resolve(session, dataset.Key, reference)), cancellationToken);

    /// <inheritdoc />
    public Task<DatasetVersion> GetAsync(Scope scope, Guid datasetId, int number, CancellationToken cancellationToken) =>
        ReadAsync(scope, datasetId, (session, dataset) => VersionRows.Get(session, dataset, number), cancellationToken);

    /// <inheritdoc />
    public Task<DatasetVersion> UpdateAsync(
        Scope scope, Guid datasetId, string hash, string? changeDescription, IReadOnlyList<string> tagsToAdd, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var dataset = DatasetKeys.Require(write, datasetId);
                var number = VersionRows.Resolve(write.Session, dataset.Key, hash);
                VersionTags.Add(write.Session, dataset.Key, number, tagsToAdd);
                write.Session.Prepare("""
                    UPDATE dataset_version SET change_description = coalesce(?3, change_description), last_updated_at = ?4, last_updated_by = ?5
                    WHERE dataset = ?1 AND number = ?2
                    """).Bind(1, dataset.Key).Bind(2, number).Bind(3, changeDescription).Bind(4, write.Now).Bind(5, scope.UserName).Execute();
                return VersionRows.Get(write.Session, dataset, number);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task RemoveTagAsync(Scope scope, Guid datasetId, string hash, string tag, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var dataset = DatasetKeys.Require(write, datasetId);
                VersionTags.Remove(write.Session, dataset.Key, VersionRows.Resolve(write.Session, dataset.Key, hash), tag);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<DatasetVersion> RestoreAsync(Scope scope, Guid datasetId, string reference, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                var dataset = DatasetKeys.Require(write, datasetId);
                var old = VersionRows.Resolve(write.Session, dataset.Key, reference);
                if (old == VersionRows.Latest(write.Session, dataset.Key))
                    return VersionRows.Get(write.Session, dataset, old);
                var version = VersionCreation.Next(write, dataset.Key, null);
                VersionCopies.GoBack(write, dataset.Key, old, version);
                write.Session.Prepare("UPDATE dataset_version SET change_description = ?3 WHERE dataset = ?1 AND number = ?2")
                    .Bind(1, dataset.Key).Bind(2, version).Bind(3, $"Restored from version v{old}").Execute();
                DatasetRows.Touch(write, dataset.Key);
                return VersionRows.Get(write.Session, dataset, version);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<DatasetVersionDiff> CompareAsync(Scope scope, Guid datasetId, string? from, string? to, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            datasetId,
            (session, dataset) =>
            {
                var first = VersionRows.Get(session, dataset, VersionRows.Resolve(session, dataset.Key, from ?? IDatasetVersions.LatestTag));
                // Every change is in a version at once: the draft is the latest version itself.
                var second = to is null ? null : VersionRows.Get(session, dataset, VersionRows.Resolve(session, dataset.Key, to));
                var end = second?.Number ?? VersionRows.Latest(session, dataset.Key);
                return VersionComparison.Of(session, dataset, first, second, end);
            },
            cancellationToken);

    private Task<T> ReadAsync<T>(Scope scope, Guid datasetId, Func<SqliteSession, DatasetKey, T> read, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(session => read(session, DatasetKeys.Require(telemetry, session, scope, datasetId)), cancellationToken);
}
