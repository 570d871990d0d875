namespace Opik.Storage.Sqlite;

/// <summary>Hears of written payloads: the substring index.</summary>
internal interface IPayloadObserver
{
    /// <summary>
    /// Called inside the transaction, before the commit, with the rows that a write stored: what must survive a crash
    /// (which rows are not indexed yet) is written here.
    /// </summary>
    void Writing(SqliteSession session, IReadOnlyList<PayloadRow> rows);

    /// <summary>Called on the writer after the commit: must be short.</summary>
    void Committed(IReadOnlyList<PayloadRow> rows);
}
