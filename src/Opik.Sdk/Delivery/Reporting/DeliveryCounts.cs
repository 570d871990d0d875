namespace Opik.Delivery.Reporting;

/// <summary>What became of accepted items, exact. Accepted = sent + lost + merged + what waits.</summary>
internal sealed class DeliveryCounts
{
    private long sent;
    private long merged;
    private long spooled;
    private long extracted;

    /// <summary>Items the server acknowledged.</summary>
    public long TotalSent => Interlocked.Read(ref sent);

    /// <summary>Items replaced by a newer write of the same entity before they were sent.</summary>
    public long TotalMerged => Interlocked.Read(ref merged);

    /// <summary>Files that were taken out of payloads: items that nobody queued.</summary>
    public long TotalExtracted => Interlocked.Read(ref extracted);

    /// <summary>Items written to the spool.</summary>
    public long TotalSpooled => Interlocked.Read(ref spooled);

    public void Sent(int items) => Interlocked.Add(ref sent, items);

    public void Merged(int items) => Interlocked.Add(ref merged, items);

    public void Extracted(int items) => Interlocked.Add(ref extracted, items);

    public void Spooled(int items) => Interlocked.Add(ref spooled, items);
}
