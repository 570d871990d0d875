namespace Opik.Storage.Sqlite;

/// <summary>Who is at work on the items of a queue. On the writer only: claims are one after the other, so none is given twice.</summary>
internal sealed class QueueLocks(TelemetryWrite write, QueueRow row)
{
    /// <summary>Claims an item for the user of the write, or extends the user's claim.</summary>
    public QueueLock Claim(Guid item)
    {
        write.Session.Prepare("DELETE FROM annotation_queue_lock WHERE queue = ?1 AND item = ?2 AND expires_at <= ?3")
            .Bind(1, row.Key).Bind(2, item).Bind(3, write.Now).Execute();
        var user = write.Scope.UserName;
        var holders = Holders(item);
        if (!holders.Any(holder => holder.User == user) && !IsFree(item, holders, user))
            return holders.Count == 0 ? new QueueLock(false, item, null, null) : new QueueLock(false, item, holders[0].User, SqliteTime.FromMicroseconds(holders[0].Until));
        var until = write.Now + (row.Queue.LockTimeoutSeconds * 1_000_000L);
        write.Session.Prepare(
                "INSERT INTO annotation_queue_lock (queue, item, user, expires_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET expires_at = excluded.expires_at")
            .Bind(1, row.Key).Bind(2, item).Bind(3, user).Bind(4, until).Execute();
        return new QueueLock(true, item, user, SqliteTime.FromMicroseconds(until));
    }

    private bool IsFree(Guid item, List<(string User, long Until)> holders, string user)
    {
        var annotators = new QueueTotals(write.Session, write.Workspace, row).Annotators(item);
        if (annotators.Count >= row.Queue.AnnotatorsPerItem)
            return false;
        // Somebody who has judged it and is at work on it again counts once.
        annotators.UnionWith(holders.Select(holder => holder.User));
        annotators.Remove(user);
        return annotators.Count < row.Queue.AnnotatorsPerItem;
    }

    // The one that ends first comes first.
    private List<(string User, long Until)> Holders(Guid item)
    {
        var holders = new List<(string User, long Until)>();
        var lockRow = write.Session.Prepare("SELECT user, expires_at FROM annotation_queue_lock WHERE queue = ?1 AND item = ?2 ORDER BY expires_at, user")
            .Bind(1, row.Key).Bind(2, item);
        while (lockRow.Step())
            holders.Add((lockRow.Text(0)!, lockRow.Int64(1)));
        lockRow.Reset();
        return holders;
    }
}
