using System.Runtime.CompilerServices;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IDatasetItemReads" />
internal sealed class SqliteDatasetItemReads(SqliteTelemetry telemetry) : IDatasetItemReads
{
    private const int EnumeratedPiece = 1000;

    // A page must not wait for a million items to be looked at.
    private const int SampledForColumns = 2000;
    private const int RememberedColumns = 1000;

    private readonly KeyCache<VersionKey, IReadOnlyList<JsonColumn>> _columns = new(RememberedColumns);

    /// <summary>Where pages of versions begin.</summary>
    internal PageAnchors Anchors { get; } = new();

    /// <summary>Rows of filtered or sorted versions.</summary>
    internal ItemSelections Selections { get; } = new();

    /// <inheritdoc />
    public Task<DatasetItem?> GetAsync(Scope scope, Guid itemId, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                if (telemetry.Projects.Find(session, scope.WorkspaceId) is not { } workspace || ItemOwners.Find(session, workspace, itemId, null) is not { } dataset)
                    return null;
                var row = session.Prepare("SELECT i.seq, d.id FROM dataset_item i JOIN dataset d ON d.key = i.dataset WHERE i.dataset = ?1 AND i.id = ?2 AND i.to_version IS NULL")
                    .Bind(1, dataset).Bind(2, itemId);
                (long Seq, Guid Dataset)? found = row.Step() ? (row.Int64(0), row.Id(1)) : null;
                row.Reset();
                return found is { } item ? ItemReader.Read(session, item.Dataset, [item.Seq]).SingleOrDefault() : null;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<DatasetItemPage> FindAsync(Scope scope, DatasetItemQuery query, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var dataset = DatasetKeys.Require(telemetry, session, scope, query.DatasetId);
                if (Number(session, dataset.Key, query.Version) is not { } number)
                    return new DatasetItemPage(new Page<DatasetItem>(query.Page, [], 0), []);
                var (version, total) = VersionKey.Read(session, dataset.Key, number);
                var offset = (query.Page - 1L) * query.Size;
                IReadOnlyList<long> seqs;
                if (query.Filters.Count == 0 && query.Sort is null)
                {
                    seqs = offset < total ? Anchors.Page(session, version, offset, query.Size) : [];
                }
                else
                {
                    var rows = Selections.Get(session, version, query.Filters, query.Sort);
                    total = rows.Length;
                    seqs = [.. rows.Skip((int)Math.Min(offset, total)).Take(query.Size)];
                }

                var items = ItemReader.Read(session, dataset.Id, seqs);
                return new DatasetItemPage(new Page<DatasetItem>(query.Page, items, total), Columns(session, version, items));
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<DatasetItem>> ReadAsync(
        Scope scope, Guid datasetId, string? version, IReadOnlyList<FilterClause> filters, Guid? before, int size, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyList<DatasetItem>>(
            session =>
            {
                var dataset = DatasetKeys.Require(telemetry, session, scope, datasetId);
                return Number(session, dataset.Key, version) is { } number
                    ? ItemReader.Read(session, dataset.Id, ItemScan.Piece(session, dataset.Key, number, filters, before, size))
                    : [];
            },
            cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<DatasetItem> EnumerateAsync(
        Scope scope, Guid datasetId, string? version, IReadOnlyList<FilterClause> filters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var hash = await telemetry.Database.ReadAsync(
            session =>
            {
                var dataset = DatasetKeys.Require(telemetry, session, scope, datasetId);
                return Number(session, dataset.Key, version) is { } number ? VersionRows.Get(session, dataset, number).Hash : null;
            },
            cancellationToken).ConfigureAwait(false);
        if (hash is null)
            yield break;
        Guid? before = null;
        while (true)
        {
            var piece = await ReadAsync(scope, datasetId, hash, filters, before, EnumeratedPiece, cancellationToken).ConfigureAwait(false);
            foreach (var item in piece)
                yield return item;
            if (piece.Count < EnumeratedPiece)
                yield break;
            before = piece[^1].Id;
        }
    }

    /// <summary>Columns of a version (null: there is none) and of a page.</summary>
    internal IReadOnlyList<JsonColumn> Columns(SqliteSession session, VersionKey? of, List<DatasetItem> page)
    {
        var columns = new JsonColumns();
        if (of is { } version)
            columns.Add(Columns(session, version));
        foreach (var item in page)
            columns.Add(item.Data);
        return columns.Columns;
    }

    private IReadOnlyList<JsonColumn> Columns(SqliteSession session, VersionKey version)
    {
        if (!_columns.TryGet(version, out var known))
        {
            var sample = new JsonColumns();
            foreach (var data in ItemReader.Data(session, Anchors.Page(session, version, 0, SampledForColumns)))
                sample.Add(data);
            known = sample.Columns;
            _columns.Add(version, known);
        }

        return known;
    }

    // Without a name the latest; null: the dataset has no version yet.
    private static int? Number(SqliteSession session, long dataset, string? version) =>
        version is null or IDatasetVersions.LatestTag
            ? VersionRows.Latest(session, dataset) is > 0 and var latest ? latest : null
            : VersionRows.Resolve(session, dataset, version);
}
