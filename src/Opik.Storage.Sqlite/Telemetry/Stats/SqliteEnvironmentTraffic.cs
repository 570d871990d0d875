namespace Opik.Storage.Sqlite;

/// <summary>Traces by environment, from the rows of every project or a sample of them: no index has environments.</summary>
internal sealed class SqliteEnvironmentTraffic(SqliteTelemetry telemetry) : IEnvironmentTraffic
{
    // Some 100 ms, however many projects there are.
    private const int RowsOfAll = 100_000;
    private const int FewestRows = 20;
    private const int MostRows = 20_000;

    /// <inheritdoc />
    public Task<EnvironmentTraffic> CountAsync(Scope scope, DateTime from, DateTime to, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session =>
            {
                var projects = StoredProject.Of(telemetry, session, scope);
                var (byTerm, rows, estimated) = (new Dictionary<long, long>(), new FieldRows(session, cancellationToken), false);
                var limit = Math.Clamp(RowsOfAll / Math.Max(1, projects.Count), FewestRows, MostRows);
                foreach (var project in projects)
                {
                    var stride = rows.Visit(project.Traces(from, to), limit, "t.environment", (row, weight) =>
                    {
                        if (row.NullableInt64(0) is { } term)
                            byTerm[term] = byTerm.GetValueOrDefault(term) + weight;
                    });
                    estimated |= stride > 1;
                }

                var traces = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
                foreach (var (term, count) in byTerm)
                {
                    if (telemetry.Terms.Text(session, term) is { Length: > 0 } name)
                        traces[name] = traces.GetValueOrDefault(name) + count;
                }

                return new EnvironmentTraffic(traces, estimated);
            },
            cancellationToken);
}
