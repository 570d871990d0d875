namespace Opik.Storage.Sqlite;

/// <summary>The traces or spans that a filter or search finds, by the same queries as lists.</summary>
internal sealed class RowSelection(SqliteTelemetry telemetry, EntityTable table, long workspace, long project, RowFilter filter) : IRowSelection
{
    /// <inheritdoc />
    public IEnumerable<long> Rows(SqliteSession session, CancellationToken cancellationToken)
    {
        QueryFunctions.Ensure(session);
        var context = new QueryContext(session, new QueryParameters(), table, workspace, project, telemetry.Search);
        var rows = new RowFinder(context, new RowQuery(context, filter), new QueryBudget(), new StoredProjectTotals()).First(int.MaxValue);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
