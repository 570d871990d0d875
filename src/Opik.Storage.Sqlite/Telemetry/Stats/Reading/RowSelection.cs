namespace Opik.Storage.Sqlite;

/// <summary>The traces or spans that a filter or search finds, by the same queries as lists.</summary>
internal sealed class RowSelection(SqliteTelemetry telemetry, EntityTable table, long workspace, long project, RowFilter filter) : IRowSelection
{
    /// <inheritdoc />
    public IEnumerable<long> Rows(SqliteSession session, CancellationToken cancellationToken)
    {
        var (context, query) = Query(session);
        var rows = new RowFinder(context, query, new StoredProjectTotals()).First(int.MaxValue);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    /// <inheritdoc />
    public SqliteStatement? Statement(SqliteSession session, Func<string, string> sql)
    {
        var (context, query) = Query(session);
        return query.NeedsPayload ? null : context.Parameters.Prepare(session, sql($"({query.RowsSql(null, 0)})"));
    }

    /// <summary>The same rows, or one of so many of them when more than <paramref name="rows"/> (of which <paramref name="payloads"/> with a look at the payload) would be read.</summary>
    public (IRowSelection Rows, int Stride) Sample(SqliteSession session, int rows, int payloads, int atLeast = 1)
    {
        var (context, query) = Query(session);
        if (query.IsNever)
            return (new SampledRows(context, query), atLeast);
        var reached = query.Candidates is { } candidates && (query.BySeq || query.NeedsPayload) ? Math.Min(candidates.Count, Driven(query)) : Driven(query);
        var stride = Math.Max(atLeast, RowSample.Stride(reached, query.NeedsPayload ? payloads : rows));
        query.Sample(stride);
        return (new SampledRows(context, query), stride);
    }

    /// <summary>The number of rows, as the list counts them; null when it can only be estimated.</summary>
    public long? Count(SqliteSession session)
    {
        var (context, query) = Query(session);
        if (query.NeedsPayload)
            return null;
        var count = query.IsNever ? default : new RowCounter(context, query, new StoredProjectTotals()).Count();
        return count.Estimated ? null : count.Rows;
    }

    private static long Driven(RowQuery query)
    {
        if (query.BySeq)
            return query.Candidates!.Count;
        using var count = query.CountDriven();
        count.Step();
        return count.Int64(0);
    }

    private (QueryContext Context, RowQuery Query) Query(SqliteSession session)
    {
        QueryFunctions.Ensure(session);
        var context = new QueryContext(session, new QueryParameters(), table, workspace, project, telemetry.Search);
        return (context, new RowQuery(context, filter));
    }
}
