namespace Opik.Storage.Sqlite;

/// <summary>Rows that a filter or search finds.</summary>
internal interface IRowSelection
{
    /// <summary>Row numbers (<c>seq</c>) of all rows found in the project and range, in any order, each once.</summary>
    /// <param name="session">The reader.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    IEnumerable<long> Rows(SqliteSession session, CancellationToken cancellationToken);

    /// <summary>
    /// One statement over all rows found, when their columns alone decide; null when payloads must be looked at. The
    /// caller disposes it.
    /// </summary>
    /// <param name="session">The reader.</param>
    /// <param name="sql">Makes the statement from a table expression with the column <c>seq</c>.</param>
    SqliteStatement? Statement(SqliteSession session, Func<string, string> sql);
}
