namespace Opik.Storage.Sqlite;

/// <summary>The rows of a query that has been made, and perhaps cut down to a sample; read once.</summary>
internal sealed class SampledRows(QueryContext context, RowQuery query) : IRowSelection
{
    /// <inheritdoc />
    public IEnumerable<long> Rows(SqliteSession session, CancellationToken cancellationToken)
    {
        foreach (var row in new RowFinder(context, query, new StoredProjectTotals()).First(int.MaxValue))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    /// <inheritdoc />
    public SqliteStatement? Statement(SqliteSession session, Func<string, string> sql) =>
        query.NeedsPayload ? null : context.Parameters.Prepare(session, sql($"({query.RowsSql(null, 0)})"));
}
