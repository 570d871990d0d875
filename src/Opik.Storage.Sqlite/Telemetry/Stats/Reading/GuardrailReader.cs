namespace Opik.Storage.Sqlite;

/// <summary>Reads failed guardrail checks of a project.</summary>
internal static class GuardrailReader
{
    /// <summary>Trace and guardrail of every failed check in the range.</summary>
    public static IEnumerable<(Guid Trace, string Name)> Failed(SqliteSession session, StatsRequest request)
    {
        var rows = session.Prepare($"""
            SELECT g.trace, g.name FROM guardrail g INDEXED BY guardrail_failed
            WHERE g.project = ?1 AND g.passed = 0 AND g.trace >= ?2 AND g.trace < ?3
              AND EXISTS (SELECT 1 FROM trace e WHERE e.id = g.trace AND e.ws = g.ws AND (e.flags & 32) = 0{request.RowSql("e")})
            """)
            .Bind(1, request.Project).Bind(2, request.Window.LowId).Bind(3, request.Window.EndId ?? Guid.AllBitsSet);
        try
        {
            while (rows.Step())
                yield return (rows.Id(0), rows.Text(1)!);
        }
        finally
        {
            rows.Reset();
        }
    }
}
