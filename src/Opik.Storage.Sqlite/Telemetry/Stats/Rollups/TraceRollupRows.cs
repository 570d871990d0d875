using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Looks up what the roll-up of a trace needs.</summary>
internal static class TraceRollupRows
{
    /// <summary>The group-giving part of a trace row; null when it has not arrived.</summary>
    public static TraceFacts? Find(SqliteSession session, long workspace, Guid id)
    {
        var row = session.Prepare("SELECT seq, project, name, source, flags FROM trace WHERE id = ?1 AND ws = ?2").Bind(1, id).Bind(2, workspace);
        try
        {
            return row.Step()
                ? new TraceFacts(row.Int64(0), workspace, row.Int64(1), id, row.NullableInt64(2), null, 0, null, null, (EntitySource)row.Int32(3), false, row.Int32(4), 0)
                : null;
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>The stored totals of a trace; null when it has no spans.</summary>
    public static TraceTotalsFacts? Totals(SqliteSession session, long workspace, Guid id)
    {
        var row = session.Prepare("SELECT spans, llm_spans, cost, usage FROM trace_totals WHERE ws = ?1 AND trace = ?2").Bind(1, workspace).Bind(2, id);
        try
        {
            return row.Step() ? new TraceTotalsFacts(workspace, id, row.Int64(0), row.Int64(1), row.Double(2), UsageJson.Read(row.Blob(3))) : null;
        }
        finally
        {
            row.Reset();
        }
    }
}
