using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>What the database records of the index: segments, how far rows are indexed, and rows to index again.</summary>
internal static class SegmentCatalog
{
    public static IReadOnlyList<SegmentEntry> Segments(SqliteSession session)
    {
        var entries = new List<SegmentEntry>();
        var statement = session.Prepare("SELECT id, kind, width, rows FROM search_segment ORDER BY id");
        while (statement.Step())
            entries.Add(new SegmentEntry(statement.Int64(0), (ScoredEntity)statement.Int32(1), statement.Int32(2), statement.Int32(3)));
        statement.Reset();
        return entries;
    }

    /// <summary>Every row up to this number is in a segment, or in the redo list.</summary>
    public static long Indexed(SqliteSession session, ScoredEntity kind)
    {
        var statement = session.Prepare("SELECT indexed FROM search_progress WHERE kind = ?").Bind(1, (long)kind);
        var indexed = statement.Step() ? statement.Int64(0) : 0;
        statement.Reset();
        return indexed;
    }

    public static void SetIndexed(SqliteSession session, ScoredEntity kind, long seq) =>
        session.Prepare("INSERT INTO search_progress (kind, indexed) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET indexed = excluded.indexed")
            .Bind(1, (long)kind).Bind(2, seq).Execute();

    public static void Add(SqliteSession session, SegmentEntry entry) =>
        session.Prepare("INSERT INTO search_segment (id, kind, width, rows) VALUES (?, ?, ?, ?)")
            .Bind(1, entry.Id).Bind(2, (long)entry.Kind).Bind(3, (long)entry.Width).Bind(4, (long)entry.Rows).Execute();

    public static void Remove(SqliteSession session, long id) =>
        session.Prepare("DELETE FROM search_segment WHERE id = ?").Bind(1, id).Execute();

    public static void Redo(SqliteSession session, ScoredEntity kind, long seq, long epoch) =>
        session.Prepare("INSERT OR REPLACE INTO search_redo (kind, seq, epoch) VALUES (?, ?, ?)")
            .Bind(1, (long)kind).Bind(2, seq).Bind(3, epoch).Execute();

    public static void Forget(SqliteSession session, long beforeEpoch) =>
        session.Prepare("DELETE FROM search_redo WHERE epoch < ?").Bind(1, beforeEpoch).Execute();

    /// <summary>Starts over: nothing is indexed.</summary>
    public static void Clear(SqliteSession session) =>
        session.Run("DELETE FROM search_segment; DELETE FROM search_progress; DELETE FROM search_redo;");

    public static long NextEpoch(SqliteSession session)
    {
        var statement = session.Prepare("SELECT COALESCE(MAX(epoch), 0) + 1 FROM search_redo");
        statement.Step();
        var epoch = statement.Int64(0);
        statement.Reset();
        return epoch;
    }
}
