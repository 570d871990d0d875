using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Removes a trace or span with what belongs to it. On the writer, except <see cref="InChunksAsync"/>.</summary>
internal static class EntityDeletion
{
    /// <summary>Rows removed in one write: a delete of many must not hold up the ingest behind it.</summary>
    public const int ChunkRows = 500;

    /// <summary>Calls <paramref name="delete"/> with at most <see cref="ChunkRows"/> ids at a time.</summary>
    public static async Task InChunksAsync(IReadOnlyList<Guid> ids, Func<IEnumerable<Guid>, Task> delete)
    {
        for (var i = 0; i < ids.Count; i += ChunkRows)
            await delete(ids.Skip(i).Take(ChunkRows)).ConfigureAwait(false);
    }

    /// <summary>Removes a span, its payload and what belongs to it.</summary>
    public static void Delete(TelemetryWrite write, SpanRow span)
    {
        SpanTable.Delete(write, span.Seq);
        PayloadTable.Delete(write.Session, ScoredEntity.Span, span.Seq);
        DeleteBelongings(write, ScoredEntity.Span, span.Id);
        write.Session.Prepare("DELETE FROM guardrail WHERE ws = ?1 AND trace = ?2 AND span = ?3")
            .Bind(1, write.Workspace).Bind(2, span.Trace).Bind(3, span.Id).Execute();
        write.Note(span.Project, spans: 1);
        write.SpanChanges.Add(new RowChange<SpanFacts>(span.Facts(write.Workspace), null));
    }

    /// <summary>Removes a trace, its payload and what belongs to it; its spans have been removed before.</summary>
    public static void Delete(TelemetryWrite write, TraceRow trace)
    {
        TraceTable.Delete(write, trace.Seq);
        PayloadTable.Delete(write.Session, ScoredEntity.Trace, trace.Seq);
        write.Note(trace.Project, traces: 1);
        write.TraceChanges.Add(new RowChange<TraceFacts>(trace.Facts(write.Workspace), null));
    }

    /// <summary>Removes scores, comments, assertion results, attachments and places in queues of an entity; a trigger notes the blobs of attachments.</summary>
    public static void DeleteBelongings(TelemetryWrite write, ScoredEntity kind, Guid id)
    {
        write.Touch(kind, id);
        Run(write, "DELETE FROM attachment WHERE ws = ?1 AND kind = ?2 AND entity = ?3", kind, id);
        Run(write, "DELETE FROM score WHERE ws = ?1 AND kind = ?2 AND entity = ?3", kind, id);
        Run(write, "DELETE FROM comment WHERE ws = ?1 AND kind = ?2 AND entity = ?3", kind, id);
        Run(write, "DELETE FROM assertion_result WHERE ws = ?1 AND kind = ?2 AND entity = ?3", kind, id);
        if (kind != ScoredEntity.Span)
            QueueItems.Forget(write, id);
        if (kind == ScoredEntity.Trace)
            write.Session.Prepare("DELETE FROM guardrail WHERE ws = ?1 AND trace = ?2").Bind(1, write.Workspace).Bind(2, id).Execute();
    }

    private static void Run(TelemetryWrite write, string sql, ScoredEntity kind, Guid id) =>
        write.Session.Prepare(sql).Bind(1, write.Workspace).Bind(2, (long)kind).Bind(3, id).Execute();
}
