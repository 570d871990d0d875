using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Pages of the latest version with a draft over it.</summary>
internal sealed class DraftPages(SqliteDatasetItemReads items)
{
    /// <summary>One page with its exact total.</summary>
    public DraftItemPage Find(SqliteSession session, DatasetKey dataset, DraftKey? draft, DraftItemQuery query)
    {
        var overlay = new DraftOverlay(session, dataset, draft);
        var changes = draft is null ? [] : DraftItems.All(session, draft.Key);
        var (version, total) = Version(session, dataset.Key);
        var offset = (query.Page - 1L) * query.Size;
        if (query.States.Count > 0)
        {
            var wanted = draft is null ? [] : DraftItems.Matching(session, draft.Key, query.Filters).Where(entry => query.States.Contains(entry.State)).Select(entry => entry.Id).ToList();
            return Page(session, dataset, version, overlay, query, wanted, [], wanted.Count, []);
        }

        var changed = changes.Where(entry => entry.State != DraftState.Added).Select(entry => entry.Id).ToHashSet();
        if (query.Filters.Count == 0 && query.Sort is null)
        {
            // Changed items that a newer version deleted have no place of their own.
            var top = changes.Where(entry => entry.State == DraftState.Added || (entry.State == DraftState.Changed && Seq(session, dataset.Key, version, entry.Id) is null)).Select(entry => entry.Id).ToList();
            var skipped = Math.Max(0, offset - top.Count);
            var wanted = (int)Math.Clamp(offset + query.Size - top.Count, 0, query.Size);
            var rest = wanted == 0 || skipped >= total || version is null ? [] : items.Anchors.Page(session, version.Value, skipped, wanted);
            return Page(session, dataset, version, overlay, query, top, rest, top.Count + total, changed, restIsPage: true);
        }

        var (first, rows) = Selection(session, dataset, version, draft, changes, query);
        return Page(session, dataset, version, overlay, query, first, rows, first.Count + rows.Count, changed);
    }

    /// <summary>Ids of all items that meet the conditions with the draft over them; at most <paramref name="most"/> and one more.</summary>
    public List<Guid> Ids(SqliteSession session, DatasetKey dataset, DraftKey? draft, IReadOnlyList<FilterClause> filters, int most)
    {
        var (version, _) = Version(session, dataset.Key);
        var changes = draft is null ? [] : DraftItems.All(session, draft.Key);
        var deleted = changes.Where(entry => entry.State == DraftState.Deleted).Select(entry => entry.Id).ToHashSet();
        var (first, rows) = Selection(session, dataset, version, draft, changes, new DraftItemQuery { DatasetId = dataset.Id, Filters = filters });
        var row = session.Prepare("SELECT id FROM dataset_item WHERE seq = ?1");
        var ids = first;
        foreach (var seq in rows)
        {
            if (ids.Count > most)
                break;
            row.Bind(1, seq);
            if (row.Step() && row.Id(0) is var id && !deleted.Contains(id))
                ids.Add(id);
            row.Reset();
        }

        return ids;
    }

    // Rows of the version that meet the conditions, without those whose change no longer does; before them what only the draft brings.
    private (List<Guid> First, IReadOnlyList<long> Rows) Selection(
        SqliteSession session, DatasetKey dataset, VersionKey? version, DraftKey? draft, List<(Guid Id, DraftState State)> changes, DraftItemQuery query)
    {
        var rows = version is { } known ? items.Selections.Get(session, known, query.Filters, query.Sort) : [];
        if (changes.Count == 0)
            return ([], rows);
        var matching = DraftItems.Matching(session, draft!.Key, query.Filters).Select(entry => entry.Id).ToHashSet();
        var places = changes.Where(entry => entry.State == DraftState.Changed)
            .Select(entry => (entry.Id, Seq: Seq(session, dataset.Key, version, entry.Id))).Where(place => place.Seq is not null).ToDictionary(place => place.Seq!.Value, place => place.Id);
        var shown = new HashSet<Guid>();
        var kept = new List<long>(rows.Length);
        foreach (var seq in rows)
        {
            if (places.TryGetValue(seq, out var id))
            {
                if (!matching.Contains(id))
                    continue;
                shown.Add(id);
            }

            kept.Add(seq);
        }

        var first = changes.Where(entry => entry.State != DraftState.Deleted && matching.Contains(entry.Id) && !shown.Contains(entry.Id)).Select(entry => entry.Id).ToList();
        return (first, kept);
    }

    private DraftItemPage Page(
        SqliteSession session, DatasetKey dataset, VersionKey? version, DraftOverlay overlay, DraftItemQuery query, List<Guid> first, IReadOnlyList<long> rows, long total,
        HashSet<Guid> changed, bool restIsPage = false)
    {
        var offset = (query.Page - 1L) * query.Size;
        var page = first.Skip((int)Math.Min(offset, first.Count)).Take(query.Size).Select(overlay.Get).OfType<DraftItem>().ToList();
        var rest = restIsPage ? rows : [.. rows.Skip((int)Math.Clamp(offset - first.Count, 0, rows.Count)).Take(query.Size - page.Count)];
        page.AddRange(ItemReader.Read(session, dataset.Id, rest).Select(item => overlay.Over(item, changed)));
        var columns = items.Columns(session, version, page.ConvertAll(static item => item.Item));
        return new DraftItemPage(new Page<DraftItem>(query.Page, page, total), columns);
    }

    private static (VersionKey? Key, long Total) Version(SqliteSession session, long dataset) =>
        VersionRows.Latest(session, dataset) is > 0 and var latest && VersionKey.Read(session, dataset, latest) is var (key, total) ? (key, total) : (null, 0);

    private static long? Seq(SqliteSession session, long dataset, VersionKey? version, Guid id)
    {
        if (version is not { } known)
            return null;
        var row = session.Prepare("""
            SELECT seq FROM dataset_item INDEXED BY dataset_item_version
            WHERE dataset = ?1 AND id = ?2 AND from_version <= ?3 AND (to_version IS NULL OR to_version > ?3)
            """).Bind(1, dataset).Bind(2, id).Bind(3, known.Number);
        long? seq = row.Step() ? row.Int64(0) : null;
        row.Reset();
        return seq;
    }
}
