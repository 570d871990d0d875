using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Deletes traces, each turn of the writer a few: spans first, then the trace itself, so that a delete that is cut off leaves a
/// trace that can be deleted again.
/// </summary>
internal sealed class TraceDeletion(SqliteTelemetry telemetry, Scope scope, Guid? projectId)
{
    /// <summary>Deletes traces and the spans that name them; unknown ids are ignored.</summary>
    public async Task DeleteAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var next = 0;
        while (next < ids.Count)
            next = await telemetry.WriteAsync(scope, write => DeletePiece(write, projectId, ids, next), cancellationToken).ConfigureAwait(false);
    }

    // Returns where to go on.
    private static int DeletePiece(TelemetryWrite write, Guid? projectId, IReadOnlyList<Guid> ids, int next)
    {
        var project = projectId is { } id ? write.FindProject(id) : null;
        if (projectId is not null && project is null)
            return ids.Count;
        var turn = WriterTurn.Begin();
        var threads = new ThreadActivity();
        while (next < ids.Count)
        {
            if (Delete(write, project, ids[next], threads))
                next++;
            if (turn.IsOver)
                break;
        }

        threads.Apply(write);
        return next;
    }

    // Some spans of a trace, and the trace when it has no more; true: it is gone. One of another project is left alone.
    private static bool Delete(TelemetryWrite write, long? project, Guid id, ThreadActivity threads)
    {
        var trace = TraceTable.Load(write, id);
        if (project is not null && trace?.Project != project)
            return true;
        if (DeleteSpans(write, id))
            return false;
        EntityDeletion.DeleteBelongings(write, ScoredEntity.Trace, id);
        if (trace is null)
            return true;
        EntityDeletion.DeleteRow(write, trace);
        threads.Left(trace.Project, trace.Thread);
        return true;
    }

    /// <summary>Deletes a few spans of a trace; true: there may be more.</summary>
    public static bool DeleteSpans(TelemetryWrite write, Guid trace)
    {
        var spans = SpanTable.LoadOfTrace(write, trace, EntityDeletion.FewRows);
        foreach (var span in spans)
            EntityDeletion.Delete(write, span);
        return spans.Count == EntityDeletion.FewRows;
    }
}
