namespace Opik.Storage.Sqlite;

/// <summary>
/// What a write changes in the counts of versions: of the one it goes to, and of those after it that see its items too.
/// </summary>
internal sealed class VersionCounts(long dataset)
{
    private readonly SortedDictionary<int, Change> _changes = [];

    /// <summary>True while nothing was counted.</summary>
    public bool IsEmpty => _changes.Count == 0;

    /// <summary>Versions from <paramref name="from"/> up to, not including, <paramref name="to"/> (null: all) have more items.</summary>
    public void Total(int from, int? to, long count)
    {
        Add(from, new Change(count, 0, 0, 0));
        if (to is { } end)
            Add(end, new Change(-count, 0, 0, 0));
    }

    /// <summary>Changes against the version before.</summary>
    public void Changes(int version, long added = 0, long modified = 0, long deleted = 0) => Add(version, new Change(0, added, modified, deleted));

    /// <summary>Items of the version changed, none of the counts.</summary>
    public void Touch(int version) => Add(version, default);

    /// <summary>Writes the counts down.</summary>
    public void Apply(TelemetryWrite write)
    {
        if (IsEmpty)
            return;
        var latest = VersionRows.Latest(write.Session, dataset);
        long total = 0;
        for (var version = _changes.Keys.First(); version <= latest; version++)
        {
            var change = _changes.GetValueOrDefault(version);
            total += change.Total;
            write.Session.Prepare("""
                UPDATE dataset_version SET revision = revision + 1, items_total = items_total + ?3, items_added = items_added + ?4,
                  items_modified = items_modified + ?5, items_deleted = items_deleted + ?6, last_updated_at = ?7, last_updated_by = ?8
                WHERE dataset = ?1 AND number = ?2
                """)
                .Bind(1, dataset).Bind(2, version).Bind(3, total).Bind(4, change.Added).Bind(5, change.Modified).Bind(6, change.Deleted)
                .Bind(7, write.Now).Bind(8, write.Scope.UserName).Execute();
        }
    }

    private void Add(int version, Change change)
    {
        var old = _changes.GetValueOrDefault(version);
        _changes[version] = new Change(old.Total + change.Total, old.Added + change.Added, old.Modified + change.Modified, old.Deleted + change.Deleted);
    }

    private readonly record struct Change(long Total, long Added, long Modified, long Deleted);
}
