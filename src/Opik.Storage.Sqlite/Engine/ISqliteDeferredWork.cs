namespace Opik.Storage.Sqlite;

/// <summary>
/// Work that the writes of a group leave for its end: many small writes that share a commit then pay for it once.
/// All calls come from the writer's thread.
/// </summary>
internal interface ISqliteDeferredWork
{
    /// <summary>The current item is part of the group: what it left pending will be committed with it.</summary>
    void ItemDone();

    /// <summary>The current item was undone: what it left pending must be forgotten.</summary>
    void ItemUndone();

    /// <summary>Called inside the transaction, before its commit. When it throws, the whole group fails.</summary>
    void Flush(SqliteSession session);

    /// <summary>The transaction is over; <paramref name="committed"/> tells how.</summary>
    void GroupEnded(bool committed);
}
