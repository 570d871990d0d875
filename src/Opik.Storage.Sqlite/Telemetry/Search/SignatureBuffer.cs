namespace Opik.Storage.Sqlite;

/// <summary>
/// Signatures of rows that are in no segment yet. One thread (the writer) adds; any thread may read at the same time.
/// </summary>
internal sealed class SignatureBuffer
{
    private (long Seq, PayloadSignature Signature)[] _rows = new (long, PayloadSignature)[1024];
    private int _count;

    /// <summary>Number of rows.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Memory of the signatures, bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Highest row number added; 0 when empty.</summary>
    public long MaxSeq { get; private set; }

    /// <summary>The rows added so far.</summary>
    public ReadOnlySpan<(long Seq, PayloadSignature Signature)> Rows
    {
        get
        {
            // The count first: an array read after it holds at least that many rows.
            var count = Count;
            return Volatile.Read(ref _rows).AsSpan(0, count);
        }
    }

    /// <summary>Adds a row; rows written twice stand twice, which costs a second look and no more.</summary>
    public void Add(long seq, PayloadSignature signature)
    {
        if (_count == _rows.Length)
        {
            var larger = new (long, PayloadSignature)[_rows.Length * 2];
            _rows.CopyTo(larger, 0);
            Volatile.Write(ref _rows, larger);
        }

        _rows[_count] = (seq, signature);
        MaxSeq = Math.Max(MaxSeq, seq);
        Bytes += signature.Width / 8;
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>Adds the rows that can hold all of <paramref name="hashes"/>.</summary>
    public void Find(ReadOnlySpan<uint> hashes, SeqBitmap found)
    {
        foreach (var (seq, signature) in Rows)
        {
            if (HasAll(signature, hashes))
                found.Add(seq);
        }
    }

    private static bool HasAll(PayloadSignature signature, ReadOnlySpan<uint> hashes)
    {
        foreach (var hash in hashes)
        {
            if (!signature.Has(hash))
                return false;
        }

        return true;
    }
}
