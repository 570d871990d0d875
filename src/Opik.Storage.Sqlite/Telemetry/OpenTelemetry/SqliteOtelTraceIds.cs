namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IOtelTraceIds" />
internal sealed class SqliteOtelTraceIds(SqliteTelemetry telemetry) : IOtelTraceIds
{
    // A trace is written to for seconds; what falls out costs one look-up.
    private const int CachedTraces = 20_000;

    private readonly KeyCache<(Guid Workspace, Guid Project, Guid OtelId), Guid> _known = new(CachedTraces);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<Guid, Guid>> ResolveAsync(Scope scope, Guid projectId, IReadOnlyDictionary<Guid, Guid> proposed, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<Guid, Guid>(proposed.Count);
        var unknown = new List<Guid>();
        foreach (var otelId in proposed.Keys)
        {
            if (_known.TryGet((scope.WorkspaceId, projectId, otelId), out var trace))
                resolved.Add(otelId, trace);
            else
                unknown.Add(otelId);
        }

        if (unknown.Count == 0)
            return resolved;
        var recorded = await telemetry.WriteAsync(scope, write => Record(write, projectId, unknown, proposed), cancellationToken).ConfigureAwait(false);
        foreach (var (otelId, trace) in unknown.Zip(recorded))
        {
            resolved.Add(otelId, trace);
            _known.Add((scope.WorkspaceId, projectId, otelId), trace);
        }

        return resolved;
    }

    /// <inheritdoc />
    public Task<int> ForgetAsync(DateTime time, int limit, CancellationToken cancellationToken) =>
        telemetry.Database.WriteAsync(
            session =>
            {
                session.Prepare("DELETE FROM otel_trace WHERE (project, otel_id) IN (SELECT project, otel_id FROM otel_trace WHERE first_seen < ?1 ORDER BY first_seen LIMIT ?2)")
                    .Bind(1, (DateTime?)time).Bind(2, (long?)limit).Execute();
                return session.Changes;
            },
            cancellationToken: cancellationToken);

    private static List<Guid> Record(TelemetryWrite write, Guid projectId, List<Guid> otelIds, IReadOnlyDictionary<Guid, Guid> proposed)
    {
        var project = write.Project(projectId);
        var traces = new List<Guid>(otelIds.Count);
        foreach (var otelId in otelIds)
        {
            // The stored id wins: another request, or the server before a restart, was first.
            var statement = write.Session.Prepare("INSERT INTO otel_trace (project, otel_id, trace, first_seen) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (project, otel_id) DO NOTHING");
            statement.Bind(1, (long?)project).Bind(2, (Guid?)otelId).Bind(3, (Guid?)proposed[otelId]).Bind(4, (long?)write.Now).Execute();
            traces.Add(write.Session.Changes == 1 ? proposed[otelId] : Stored(write.Session, project, otelId));
        }

        return traces;
    }

    private static Guid Stored(SqliteSession session, long project, Guid otelId)
    {
        var statement = session.Prepare("SELECT trace FROM otel_trace WHERE project = ?1 AND otel_id = ?2").Bind(1, (long?)project).Bind(2, (Guid?)otelId);
        try
        {
            return statement.Step() ? statement.Id(0) : throw new InvalidOperationException("The trace that was in the way of an insert is not there.");
        }
        finally
        {
            statement.Reset();
        }
    }
}
