namespace Opik.Storage.Sqlite;

/// <summary>Derives something from rows in the transaction that writes them: trace totals, roll-ups.</summary>
internal interface IRowObserver
{
    /// <summary>Called once per write with all spans it changed; what it does commits or fails with them.</summary>
    void SpansChanged(SqliteSession session, IReadOnlyList<RowChange<SpanFacts>> changes);

    /// <summary>Called once per write with all traces it changed.</summary>
    void TracesChanged(SqliteSession session, IReadOnlyList<RowChange<TraceFacts>> changes);
}
