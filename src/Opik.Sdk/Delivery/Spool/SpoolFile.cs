using System.Runtime.InteropServices;
using Opik.Delivery.Queueing;
using Opik.Delivery.Sending;

namespace Opik.Delivery.Spool;

/// <summary>
/// Requests on disk in order, claimed by one process. Not thread-safe: the outbox locks. A request is deleted when the
/// server confirmed it, the file when it is empty.
/// </summary>
internal sealed class SpoolFile : IDisposable
{
    private const long KeptFreeBytes = 16L * 1024 * 1024;

    private readonly SpoolClaim claim;
    private readonly SpoolDatabase database;
    private readonly long maximalBytes;
    private long first;
    private long last;
    private long freed;

    private SpoolFile(SpoolClaim claim, SpoolDatabase database, long maximalBytes)
    {
        (this.claim, this.database, this.maximalBytes) = (claim, database, maximalBytes);
        var row = database.Prepare("SELECT COALESCE(MIN(position), 1), COALESCE(MAX(position), 0), COALESCE(SUM(LENGTH(sizes) / 4), 0), COALESCE(SUM(LENGTH(body)), 0) FROM requests");
        row.Step();
        (first, last, Count, Bytes) = (row.Number(0), row.Number(1), row.Number(2), row.Number(3));
        row.Reset();
    }

    /// <summary>Where it is.</summary>
    public string Path => claim.DatabasePath;

    /// <summary>Items that wait in it.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes of their bodies.</summary>
    public long Bytes { get; private set; }

    /// <summary>True when no request waits.</summary>
    public bool IsEmpty => first > last;

    /// <summary>Opens the file behind a claim.</summary>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    public static SpoolFile Open(SpoolClaim claim, long maximalBytes)
    {
        var opened = new SpoolDatabase(claim.DatabasePath);
        try
        {
            return new SpoolFile(claim, opened, maximalBytes);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Writes a pass behind everything else.</summary>
    /// <returns>False when the bound of the disk is reached.</returns>
    public bool TryAppend(DeliveryPass pass)
    {
        var bytes = pass.Batches.Sum(batch => (long)batch.Body.Length);
        if (Bytes + bytes > maximalBytes && !IsEmpty)
            return false;
        var position = last;
        database.InTransaction(() =>
        {
            foreach (var batch in pass.Batches)
                Insert(++position, pass.Sequence, batch);
        });
        (last, Bytes, Count) = (position, Bytes + bytes, Count + pass.Count);
        return true;
    }

    /// <summary>Writes passes before everything else: they were on their way already when the server went away. The bound does not apply.</summary>
    /// <param name="passes">Oldest first.</param>
    /// <param name="replaced">The request they are the rest of; null: none.</param>
    public void Prepend(IReadOnlyList<DeliveryPass> passes, SpooledPass? replaced = null)
    {
        var rows = passes.Sum(pass => pass.Batches.Count);
        var start = (replaced is null ? first : first + 1) - rows;
        database.InTransaction(() =>
        {
            if (replaced is not null)
                Delete(replaced.Position);
            var position = start;
            foreach (var pass in passes)
            {
                foreach (var batch in pass.Batches)
                    Insert(position++, pass.Sequence, batch);
            }
        });
        first = start;
        Count += passes.Sum(pass => (long)pass.Count) - (replaced?.ItemsOnDisk ?? 0);
        Bytes += passes.Sum(pass => pass.Batches.Sum(batch => (long)batch.Body.Length)) - (replaced?.BytesOnDisk ?? 0);
    }

    /// <summary>The oldest request as a pass of its own; it stays until <see cref="Remove"/>. Null: none.</summary>
    public DeliveryPass? ReadFirst()
    {
        if (IsEmpty)
            return null;
        var row = database.Prepare("SELECT position, pass, kind, entity, sizes, body FROM requests ORDER BY position LIMIT 1");
        try
        {
            if (!row.Step())
                throw new SpoolException(0, $"Request {first} is missing.");
            return Read(row);
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>Forgets the oldest request.</summary>
    public void Remove(SpooledPass request)
    {
        Delete(request.Position);
        first = request.Position + 1;
        Count -= request.ItemsOnDisk;
        Bytes -= request.BytesOnDisk;
        freed += request.BytesOnDisk;
        if (IsEmpty && freed > KeptFreeBytes)
        {
            database.Run("PRAGMA incremental_vacuum");
            freed = 0;
        }
    }

    /// <summary>The pass of the oldest request; null: none waits.</summary>
    public long? FirstSequence()
    {
        if (IsEmpty)
            return null;
        var row = database.Prepare("SELECT pass FROM requests ORDER BY position LIMIT 1");
        long? sequence = row.Step() ? row.Number(0) : null;
        row.Reset();
        return sequence;
    }

    /// <summary>Closes it; an empty file is deleted, any other is left for the next start.</summary>
    public void Dispose()
    {
        var unused = IsEmpty && UploadCount() == 0;
        database.Dispose();
        if (unused)
            claim.Delete();
        else
            claim.Dispose();
    }

    /// <summary>Closes it and leaves it where it is, whatever is in it.</summary>
    public void Abandon()
    {
        database.Dispose();
        claim.Dispose();
    }

    /// <summary>Notes a file that is to be uploaded.</summary>
    /// <returns>The place to give to <see cref="RemoveUpload"/>.</returns>
    public long AddUpload(ReadOnlySpan<byte> descriptor)
    {
        var insert = database.Prepare("INSERT INTO uploads (descriptor) VALUES (?1) RETURNING position").Bind(1, descriptor);
        insert.Step();
        var position = insert.Number(0);
        insert.Execute();
        return position;
    }

    /// <summary>The file is uploaded or given up.</summary>
    public void RemoveUpload(long position) => database.Prepare("DELETE FROM uploads WHERE position = ?1").Bind(1, position).Execute();

    /// <summary>Files that wait, oldest first.</summary>
    public List<(long Position, byte[] Descriptor)> Uploads()
    {
        var found = new List<(long, byte[])>();
        var row = database.Prepare("SELECT position, descriptor FROM uploads ORDER BY position");
        while (row.Step())
            found.Add((row.Number(0), row.Bytes(1).ToArray()));
        row.Reset();
        return found;
    }

    private long UploadCount()
    {
        var row = database.Prepare("SELECT COUNT(*) FROM uploads");
        row.Step();
        var count = row.Number(0);
        row.Reset();
        return count;
    }

    private DeliveryPass Read(SpoolStatement row)
    {
        var body = row.Bytes(5);
        var memory = new PassBuffer(body.Length + 1);
        body.CopyTo(memory.GetSpan(body.Length));
        memory.Advance(body.Length);
        var sizes = MemoryMarshal.Cast<byte, int>(row.Bytes(4)).ToArray();
        var request = new SpooledPass(this, row.Number(0), sizes.Length, body.Length);
        var pass = new DeliveryPass(row.Number(1), memory, request);
        pass.Add(new DeliveryBatch(DeliveryRoute.KindNamed(row.Text(2)), new Guid(row.Bytes(3)), memory.Written(0, body.Length), sizes));
        return pass;
    }

    private void Insert(long position, long sequence, DeliveryBatch batch)
    {
        Span<byte> entity = stackalloc byte[16];
        batch.Key.TryWriteBytes(entity);
        database.Prepare("INSERT INTO requests (position, pass, kind, entity, sizes, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
            .Bind(1, position)
            .Bind(2, sequence)
            .Bind(3, batch.Route.Name)
            .Bind(4, entity)
            .Bind(5, MemoryMarshal.AsBytes(batch.ItemSizes.AsSpan()))
            .Bind(6, batch.Body.Span)
            .Execute();
    }

    private void Delete(long position) => database.Prepare("DELETE FROM requests WHERE position = ?1").Bind(1, position).Execute();
}
