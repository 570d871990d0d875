using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Removes a trace or span with what belongs to it. On the writer, except <see cref="InChunksAsync"/>.</summary>
internal static class EntityDeletion
{
    /// <summary>Rows removed in one write where a row is little: a delete of many must not hold up the ingest behind it.</summary>
    public const int ChunkRows = 500;

    /// <summary>Rows between two looks at the time, see <see cref="WriterTurn"/>: a millisecond or two.</summary>
    public const int FewRows = 25;

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
        DeleteRow(write, span);
        DeleteBelongings(write, ScoredEntity.Span, span.Id, write.IsDeleted(span.Project) ? span.Project : null);
        write.Session.Prepare("DELETE FROM guardrail WHERE ws = ?1 AND trace = ?2 AND span = ?3")
            .Bind(1, write.Workspace).Bind(2, span.Trace).Bind(3, span.Id).Execute();
    }

    /// <summary>Removes a span and its payload.</summary>
    public static void DeleteRow(TelemetryWrite write, SpanRow span)
    {
        SpanTable.Delete(write, span.Seq);
        PayloadTable.Delete(write.Session, ScoredEntity.Span, span.Seq);
        write.Note(span.Project, spans: 1);
        write.SpanChanges.Add(new RowChange<SpanFacts>(span.Facts(write.Workspace), null));
    }

    /// <summary>Removes a trace and its payload; its spans have been removed before.</summary>
    public static void DeleteRow(TelemetryWrite write, TraceRow trace)
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
        if (met is TraceRow trace)
        {
            // What has come for a later trace of its id stays.
            DeleteBelongings(write, ScoredEntity.Trace, trace.Id, trace.Project);
            DeleteRow(write, trace);
        }

        return null;
    }

    /// <summary>An entity goes: experiments that show it are computed anew, it leaves all queues.</summary>
    public static void Forget(TelemetryWrite write, ScoredEntity kind, Guid id)
    {
        write.Touch(kind, id);
        if (kind == ScoredEntity.Span)
            return;
        QueueItems.Forget(write, id);
        QueueCandidates.Forget(write, kind, id);
    }

    /// <summary>
    /// Removes scores, comments, assertion results, attachments and places in queues of an entity, of one project where it is
    /// given; a trigger notes the blobs of attachments.
    /// </summary>
    public static void DeleteBelongings(TelemetryWrite write, ScoredEntity kind, Guid id, long? project = null)
    {
        Forget(write, kind, id);
        foreach (var sql in Belongings)
            write.Session.Prepare(sql).Bind(1, write.Workspace).Bind(2, (long)kind).Bind(3, id).Bind(4, project).Execute();
        if (kind == ScoredEntity.Trace)
            write.Session.Prepare("DELETE FROM guardrail WHERE ws = ?1 AND trace = ?2 AND (?3 IS NULL OR project = ?3)").Bind(1, write.Workspace).Bind(2, id).Bind(3, project).Execute();
    }
}
