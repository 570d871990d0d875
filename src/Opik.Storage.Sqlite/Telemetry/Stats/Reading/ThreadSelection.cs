namespace Opik.Storage.Sqlite;

/// <summary>The threads that a filter or search finds, by the same queries as lists.</summary>
internal sealed class ThreadSelection(SqliteTelemetry telemetry, long workspace, long project, ThreadQuery query) : IRowSelection
{
    /// <inheritdoc />
    public IEnumerable<long> Rows(SqliteSession session, CancellationToken cancellationToken)
    {
        QueryFunctions.Ensure(session);
        var context = new QueryContext(session, new QueryParameters(), EntityTable.Traces, workspace, project, telemetry.Search);
        var asked = query with { Sort = null, LastRetrievedModelId = null };
        foreach (var row in new ThreadFinder(new ViewContext(session, telemetry, workspace), new ThreadRowQuery(context, asked, stream: false), new QueryBudget()).First(int.MaxValue))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    /// <inheritdoc />
    public SqliteStatement? Statement(SqliteSession session, Func<string, string> sql) => null;
}
