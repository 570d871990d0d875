namespace Opik.Storage.Sqlite;

/// <summary>Derives something from rows in the transaction that writes them: roll-ups.</summary>
internal interface IRowObserver
{
    /// <summary>
    /// Called once per write with everything it changed, when rows and totals are in their final state; what it does
    /// commits or fails with them. A row that was written twice stands twice, in order; <paramref name="totals"/> has
    /// each trace once.
    /// </summary>
    void Changed(SqliteSession session, IReadOnlyList<RowChange<SpanFacts>> spans, IReadOnlyList<RowChange<TraceFacts>> traces, IReadOnlyList<RowChange<TraceTotalsFacts>> totals);
}
