namespace Opik.Storage.Sqlite;

/// <summary>Runs of the same name, read through the index of names.</summary>
internal sealed class SqliteSimilarRuns(SqliteTelemetry telemetry) : ISimilarRuns
{
    // Runs that are looked at on each side for good ones: a project where all fail must not be read to its end.
    private const int MostLookedAt = 2_000;

    private const string Failed = "(t.error_type IS NOT NULL OR coalesce(u.error_spans, 0) > 0)";

    private const string TreesSql =
        $"SELECT t.id, t.start_time, t.end_time, {Failed}, coalesce(u.spans, 0) FROM trace t INDEXED BY trace_name "
        + "LEFT JOIN trace_totals u ON u.ws = t.ws AND u.trace = t.id "
        + "WHERE t.project = ?1 AND t.name = ?2 AND t.id >= ?3 AND t.id < ?4 AND t.id <> ?5 AND t.ws = ?6 AND (t.flags & 32) = 0";

    /// <inheritdoc />
    public Task<IReadOnlyList<SimilarTree>?> TreesAsync(Scope scope, SimilarRunsQuery query, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<SimilarTree>>(
            scope,
            query.TraceId,
            (context, own) =>
            {
                var found = new List<SimilarTree>();
                var spans = 0L;
                foreach (var run in own.Name is { } name ? Runs(context, own, name, query) : [])
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (run.Spans > query.MaxSpansOfTrace || (spans += run.Spans) > query.MaxSpans)
                        continue;
                    if (TraceTreeRead.Read(context, run.Id) is { } tree)
                        found.Add(new SimilarTree(tree, run.Duration, run.Failed));
                }

                return found;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<GoodRuns?> GoodRunsAsync(Scope scope, Guid traceId, int most, CancellationToken cancellationToken) =>
        ReadAsync<GoodRuns>(
            scope,
            traceId,
            (context, own) => new GoodRuns(
                context.Payload(EntityTable.Traces, own.Seq, PayloadParts.Input).Input,
                Good(context, own, traceId, "<", "DESC", most, cancellationToken),
                Good(context, own, traceId, ">", "ASC", most, cancellationToken)),
            cancellationToken);

    private static List<Run> Runs(ViewContext context, Own own, long name, SimilarRunsQuery query)
    {
        var window = StatsWindow.Of(query.From, query.To);
        var row = context.Session.Prepare($"{TreesSql}{(query.FailedOnly ? $" AND {Failed}" : "")} ORDER BY t.id DESC LIMIT ?7")
            .Bind(1, own.Project).Bind(2, name).Bind(3, window.LowId).Bind(4, window.EndId ?? Guid.AllBitsSet).Bind(5, query.TraceId).Bind(6, context.Workspace).Bind(7, (long)query.MaxTraces);
        var runs = new List<Run>();
        try
        {
            while (row.Step())
                runs.Add(new Run(row.Id(0), row.NullableTime(2) is { } end ? end - row.Time(1) : null, row.Int64(3) != 0, row.Int64(4)));
        }
        finally
        {
            row.Reset();
        }

        return runs;
    }

    private static List<GoodRun> Good(ViewContext context, Own own, Guid trace, string side, string order, int most, CancellationToken cancellationToken)
    {
        if (own.Name is not { } name)
            return [];
        var row = context.Session.Prepare(
            "SELECT c.id, c.start_time, c.end_time, c.seq FROM (SELECT t.id, t.ws, t.start_time, t.end_time, t.seq, t.error_type, t.flags FROM trace t INDEXED BY trace_name "
            + $"WHERE t.project = ?1 AND t.name = ?2 AND t.id {side} ?3 ORDER BY t.id {order} LIMIT ?4) c "
            + "WHERE c.ws = ?5 AND c.error_type IS NULL AND c.end_time IS NOT NULL AND (c.flags & 33) = 0 "
            + $"AND NOT EXISTS (SELECT 1 FROM trace_totals u WHERE u.ws = c.ws AND u.trace = c.id AND u.error_spans > 0) ORDER BY c.id {order} LIMIT ?6")
            .Bind(1, own.Project).Bind(2, name).Bind(3, trace).Bind(4, (long)MostLookedAt).Bind(5, context.Workspace).Bind(6, (long)most);
        var found = new List<(Guid Id, DateTime Start, DateTime End, long Seq)>();
        try
        {
            while (row.Step())
                found.Add((row.Id(0), row.Time(1), row.Time(2), row.Int64(3)));
        }
        finally
        {
            row.Reset();
        }

        return found.ConvertAll(run =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new GoodRun(run.Id, run.Start, run.End, context.Payload(EntityTable.Traces, run.Seq, PayloadParts.Input).Input);
        });
    }

    private Task<T?> ReadAsync<T>(Scope scope, Guid trace, Func<ViewContext, Own, T> read, CancellationToken cancellationToken)
        where T : class =>
        telemetry.Database.ReadAsync(
            session =>
            {
                if (telemetry.Projects.Find(session, scope.WorkspaceId) is not { } workspace)
                    return null;
                var row = session.Prepare("SELECT project, name, seq FROM trace WHERE id = ?1 AND ws = ?2").Bind(1, trace).Bind(2, workspace);
                Own own;
                try
                {
                    if (!row.Step())
                        return null;
                    own = new Own(row.Int64(0), row.NullableInt64(1), row.Int64(2));
                }
                finally
                {
                    row.Reset();
                }

                return read(new ViewContext(session, telemetry, workspace), own);
            },
            cancellationToken);

    private readonly record struct Own(long Project, long? Name, long Seq);

    private readonly record struct Run(Guid Id, TimeSpan? Duration, bool Failed, long Spans);
}
