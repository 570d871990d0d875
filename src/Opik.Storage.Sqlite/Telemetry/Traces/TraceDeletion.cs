using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Deletes traces in pieces of a bounded number of rows, each one write: spans first, then the trace itself, so that a
/// delete that is cut off leaves a trace that can be deleted again.
/// </summary>
internal sealed class TraceDeletion(SqliteTelemetry telemetry, Scope scope, Guid? projectId)
{
    /// <summary>Deletes traces and the spans that name them; unknown ids are ignored.</summary>
    public async Task DeleteAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var next = 0;
        while (next < ids.Count)
            next = await telemetry.WriteAsync(scope, write => DeletePiece(write, ids, next), cancellationToken).ConfigureAwait(false);
    }

    // Returns where to go on.
    private int DeletePiece(TelemetryWrite write, IReadOnlyList<Guid> ids, int next)
    {
        var project = projectId is { } id ? write.FindProject(id) : null;
        if (projectId is not null && project is null)
            return ids.Count;
        var threads = new ThreadActivity();
        var budget = EntityDeletion.ChunkRows;
        for (; next < ids.Count && budget > 0; next++)
        {
            var trace = TraceTable.Load(write, ids[next]);
            if (project is not null && trace?.Project != project)
                continue;
            var spans = SpanTable.LoadOfTrace(write, ids[next], budget);
            foreach (var span in spans)
                EntityDeletion.Delete(write, span);

            // A full piece: the rest of this trace comes with the next one.
            budget -= spans.Count + 1;
            if (budget < 0)
                break;
            Finish(write, ids[next], trace, threads);
        }

        threads.Apply(write);
        return next;
    }

    private static void Finish(TelemetryWrite write, Guid id, TraceRow? trace, ThreadActivity threads)
    {
        EntityDeletion.DeleteBelongings(write, ScoredEntity.Trace, id);
        if (trace is null)
            return;
        EntityDeletion.Delete(write, trace);
        threads.Left(trace.Project, trace.Thread);
    }
}
