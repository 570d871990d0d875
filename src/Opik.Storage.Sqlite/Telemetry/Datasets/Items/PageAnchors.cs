namespace Opik.Storage.Sqlite;

/// <summary>
/// Where pages of a version begin: every thousandth id. A client that reads a version in parallel pages asks for offsets;
/// without anchors each page would walk over all before it.
/// </summary>
internal sealed class PageAnchors
{
    private const int Step = 1000;
    private const int RememberedVersions = 256;

    private const string JumpSql = """
        SELECT id FROM dataset_item INDEXED BY dataset_item_version
        WHERE dataset = ?1 AND id < ?2 AND from_version <= ?3 AND (to_version IS NULL OR to_version > ?3) ORDER BY id DESC LIMIT 1 OFFSET ?4
        """;

    private const string PageSql = """
        SELECT seq FROM dataset_item INDEXED BY dataset_item_version
        WHERE dataset = ?1 AND id < ?2 AND from_version <= ?3 AND (to_version IS NULL OR to_version > ?3) ORDER BY id DESC LIMIT ?5 OFFSET ?4
        """;

    private readonly KeyCache<VersionKey, List<Guid>> _versions = new(RememberedVersions);

    /// <summary>Rows of the items from <paramref name="offset"/> on, at most <paramref name="size"/>.</summary>
    public List<long> Page(SqliteSession session, VersionKey version, long offset, int size)
    {
        var start = Anchor(session, version, (int)(offset / Step));
        var row = session.Prepare(PageSql).Bind(1, version.Dataset).Bind(2, start).Bind(3, version.Number).Bind(4, offset % Step).Bind(5, (long)size);
        var seqs = new List<long>(size);
        while (row.Step())
            seqs.Add(row.Int64(0));
        row.Reset();
        return seqs;
    }

    // The id of the last item before the place; jumps over the index make those that are missing, once.
    private Guid Anchor(SqliteSession session, VersionKey version, int place)
    {
        if (place == 0)
            return Guid.AllBitsSet;
        if (!_versions.TryGet(version, out var anchors))
        {
            _versions.Add(version, []);
            if (!_versions.TryGet(version, out anchors))
                anchors = [];
        }

        lock (anchors)
        {
            var row = session.Prepare(JumpSql).Bind(1, version.Dataset).Bind(3, version.Number).Bind(4, (long)Step - 1);
            while (anchors.Count < place)
            {
                row.Bind(2, anchors.Count == 0 ? Guid.AllBitsSet : anchors[^1]);
                if (!row.Step())
                {
                    // Beyond the end: nothing is below this.
                    row.Reset();
                    return Guid.Empty;
                }

                anchors.Add(row.Id(0));
                row.Reset();
            }

            return anchors[place - 1];
        }
    }
}
