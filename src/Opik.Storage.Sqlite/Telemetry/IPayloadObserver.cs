namespace Opik.Storage.Sqlite;

/// <summary>Hears of written payloads: the substring index. All methods run on the writer's thread.</summary>
internal interface IPayloadObserver
{
    /// <summary>
    /// Called inside the transaction with the rows whose payloads a write stored (inserted or replaced): what must
    /// survive a crash is written here.
    /// </summary>
    void Writing(SqliteSession session, IReadOnlyList<PayloadRow> rows);

    /// <summary>Called with the same rows after the commit, before the caller is told: a search then finds them.</summary>
    void Committed(IReadOnlyList<PayloadRow> rows);

    /// <summary>Called after the commit of a write that deleted rows, with their number.</summary>
    void Deleted(int rows);
}
