namespace Opik.Storage.Sqlite;

/// <summary>
/// Counts over all workspaces. They read every narrow row: operators ask once a day, and an index on the time of arrival
/// would be paid by every write.
/// </summary>
internal sealed class SqliteUsageCounts(SqliteDatabase database) : IUsageCounts
{
    // flags & 1: only a PATCH has come, so nobody created the entity yet.
    private const string Traces = """
        SELECT workspace.id, term.text, count(*)
        FROM trace
        JOIN workspace ON workspace.key = trace.ws
        JOIN term ON term.key = trace.created_by
        WHERE trace.created_at >= ?1 AND trace.created_at < ?2 AND trace.flags & 1 = 0
        GROUP BY trace.ws, trace.created_by
        """;

    private const string Spans = """
        SELECT workspace.id, project.id, term.text, count(*)
        FROM span
        JOIN workspace ON workspace.key = span.ws
        JOIN project ON project.key = span.project
        JOIN term ON term.key = span.created_by
        WHERE span.created_at >= ?1 AND span.created_at < ?2 AND span.flags & 1 = 0
        GROUP BY span.ws, span.project, span.created_by
        """;

    public Task<IReadOnlyList<UserCount>> TracesAsync(DateTime from, DateTime to, CancellationToken cancellationToken) =>
        ReadAsync(Traces, from, to, static row => new UserCount(row.Id(0), row.Text(1)!, row.Int64(2)), cancellationToken);

    public Task<IReadOnlyList<ProjectUserCount>> SpansAsync(DateTime from, DateTime to, CancellationToken cancellationToken) =>
        ReadAsync(Spans, from, to, static row => new ProjectUserCount(row.Id(0), row.Id(1), row.Text(2)!, row.Int64(3)), cancellationToken);

    private Task<IReadOnlyList<T>> ReadAsync<T>(string sql, DateTime from, DateTime to, Func<SqliteStatement, T> read, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<T>>(
            session =>
            {
                var row = session.Prepare(sql).Bind(1, from).Bind(2, to);
                try
                {
                    var rows = new List<T>();
                    while (row.Step())
                        rows.Add(read(row));
                    return rows;
                }
                finally
                {
                    row.Reset();
                }
            },
            cancellationToken);
}
