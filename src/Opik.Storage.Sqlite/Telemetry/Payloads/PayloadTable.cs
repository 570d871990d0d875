using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>SQL of payload rows, which share their number with the trace or span. On the writer only.</summary>
internal static class PayloadTable
{
    /// <summary>The insert, prepared once for a batch.</summary>
    public static SqliteStatement PrepareInsert(SqliteSession session, ScoredEntity kind) =>
        session.Prepare(kind == ScoredEntity.Trace ? "INSERT INTO trace_payload (seq, data) VALUES (?1, ?2)" : "INSERT INTO span_payload (seq, data) VALUES (?1, ?2)");

    /// <summary>Inserts the payload of a new row, if it has one.</summary>
    public static void Insert(SqliteStatement insert, EntityRow row)
    {
        if (row.Payload is { } payload)
            insert.Bind(1, row.Seq).Bind(2, (ReadOnlySpan<byte>)payload).Execute();
    }

    /// <summary>Replaces the payload of a row; removes it when the row has none.</summary>
    public static void Replace(SqliteSession session, ScoredEntity kind, EntityRow row)
    {
        if (row.Payload is not { } payload)
        {
            Delete(session, kind, row.Seq);
            return;
        }

        session.Prepare(kind == ScoredEntity.Trace
                ? "INSERT INTO trace_payload (seq, data) VALUES (?1, ?2) ON CONFLICT (seq) DO UPDATE SET data = excluded.data"
                : "INSERT INTO span_payload (seq, data) VALUES (?1, ?2) ON CONFLICT (seq) DO UPDATE SET data = excluded.data")
            .Bind(1, row.Seq).Bind(2, (ReadOnlySpan<byte>)payload).Execute();
    }

    public static byte[]? Load(SqliteSession session, ScoredEntity kind, long seq)
    {
        var statement = session.Prepare(kind == ScoredEntity.Trace ? "SELECT data FROM trace_payload WHERE seq = ?1" : "SELECT data FROM span_payload WHERE seq = ?1")
            .Bind(1, seq);
        try
        {
            return statement.Step() ? statement.Blob(0).ToArray() : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    public static void Delete(SqliteSession session, ScoredEntity kind, long seq) =>
        session.Prepare(kind == ScoredEntity.Trace ? "DELETE FROM trace_payload WHERE seq = ?1" : "DELETE FROM span_payload WHERE seq = ?1").Bind(1, seq).Execute();
}
