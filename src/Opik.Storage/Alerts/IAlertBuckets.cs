namespace Opik.Storage;

/// <summary>Events that wait to be sent. Each belongs to a firing, which is noted in the same transaction.</summary>
public interface IAlertBuckets
{
    /// <summary>Items of a bucket at most; of later events only the number is kept.</summary>
    const int MostItems = 1000;

    /// <summary>Bytes of the data of a bucket at most.</summary>
    const int MostBytes = 256 * 1024;

    /// <summary>
    /// Adds events to the open buckets of their alerts; a bucket opens with its first event and is due when that has waited.
    /// Alerts that are gone are passed over. With <paramref name="intent"/>, that is taken away in the same transaction; where it
    /// is gone somebody else has told of the write, and nothing is added.
    /// </summary>
    Task AddAsync(Scope scope, IReadOnlyList<AlertEvent> events, CancellationToken cancellationToken, Guid? intent = null);

    /// <summary>
    /// Closes buckets that are due, the longest due first, and adds a job for each, whose subject is the bucket; as long as
    /// there are fewer than <paramref name="most"/> such jobs that have not ended. Returns their number.
    /// </summary>
    Task<int> SendDueAsync(string jobKind, int most, CancellationToken cancellationToken);

    /// <summary>One; null when it was sent or its alert is gone.</summary>
    Task<AlertBucket?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Deletes one, sent or given up, and notes at its firing what became of the message.</summary>
    Task CloseAsync(Scope scope, Guid id, AlertMessageNote? note, CancellationToken cancellationToken);

    /// <summary>Deletes closed buckets whose job has ended without them.</summary>
    Task DeleteStrandedAsync(CancellationToken cancellationToken);
}
