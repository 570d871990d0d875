using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Removes a trace or span with what belongs to it. On the writer, except <see cref="InChunksAsync"/>.</summary>
internal static class EntityDeletion
{
    /// <summary>Rows removed in one write: a delete of many must not hold up the ingest behind it.</summary>
    public const int ChunkRows = 500;

    private static readonly string[] Belongings =
        [.. new[] { "attachment", "score", "comment", "assertion_result" }.Select(table => $"DELETE FROM {table} WHERE ws = ?1 AND kind = ?2 AND entity = ?3 AND (?4 IS NULL OR project = ?4)")];

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
        DeleteBelongings(write, ScoredEntity.Span, span.Id, write.IsDeleted(span.Project) ? span.Project : null);
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

    /// <summary>
    /// A row that a write has met; null for none, and for one of a deleted project, which goes now instead of with the rest of
    /// it: its id is free for the project that the write is for.
    /// </summary>
    public static TRow? Living<TRow>(TelemetryWrite write, TRow? met)
        where TRow : EntityRow
    {
        if (met is null || !write.IsDeleted(met.Project))
            return met;
        if (met is SpanRow span)
            Delete(write, span);
        else if (met is TraceRow trace)
            DeleteOfProject(write, trace);
        return null;
    }

    /// <summary>Removes a trace and what belongs to it, as far as it is of the same project: what has come for a later trace of its id stays.</summary>
    public static void DeleteOfProject(TelemetryWrite write, TraceRow trace)
    {
        DeleteBelongings(write, ScoredEntity.Trace, trace.Id, trace.Project);
        Delete(write, trace);
    }

    /// <summary>
    /// Removes scores, comments, assertion results, attachments and places in queues of an entity, of one project where it is
    /// given; a trigger notes the blobs of attachments.
    /// </summary>
    public static void DeleteBelongings(TelemetryWrite write, ScoredEntity kind, Guid id, long? project = null)
    {
        write.Touch(kind, id);
        foreach (var sql in Belongings)
            write.Session.Prepare(sql).Bind(1, write.Workspace).Bind(2, (long)kind).Bind(3, id).Bind(4, project).Execute();
        if (kind != ScoredEntity.Span)
        {
            QueueItems.Forget(write, id);
            QueueCandidates.Forget(write, kind, id);
        }

        if (kind == ScoredEntity.Trace)
            write.Session.Prepare("DELETE FROM guardrail WHERE ws = ?1 AND trace = ?2 AND (?3 IS NULL OR project = ?3)").Bind(1, write.Workspace).Bind(2, id).Bind(3, project).Execute();
    }
}
