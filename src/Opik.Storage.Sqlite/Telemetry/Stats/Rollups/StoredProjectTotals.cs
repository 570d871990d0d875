namespace Opik.Storage.Sqlite;

/// <summary>Totals kept by <see cref="RollupObserver"/>.</summary>
internal sealed class StoredProjectTotals : IProjectTotals
{
    /// <inheritdoc />
    public ProjectTotals? Read(SqliteSession session, long project)
    {
        if (!RollupProgress.Read(session).IsComplete)
            return null;
        var row = session.Prepare("SELECT traces, hidden_traces, spans, trace_errors, span_errors, last_trace_at FROM project_totals WHERE project = ?1").Bind(1, project);
        try
        {
            return row.Step()
                ? new ProjectTotals(row.Int64(0), row.Int64(1), row.Int64(2), row.Int64(3), row.Int64(4), row.NullableInt64(5))
                : new ProjectTotals(0, 0, 0, 0, 0, null);
        }
        finally
        {
            row.Reset();
        }
    }
}
