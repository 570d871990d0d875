using System.Runtime.InteropServices;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Writes segment files: from buffered signatures, or by putting smaller segments side by side.</summary>
internal static class SegmentWriter
{
    /// <summary>Writes one file with the rows, all of one width, and makes it durable.</summary>
    public static SegmentEntry Write(string folder, long id, ScoredEntity kind, int width, IReadOnlyList<(long Seq, PayloadSignature Signature)> rows)
    {
        var padded = (rows.Count + 63) / 64 * 64;
        var entry = new SegmentEntry(id, kind, width, padded);
        var words = padded / 64;
        var slices = new ulong[(long)width * words];
        var seqs = new long[padded];
        for (var row = 0; row < rows.Count; row++)
        {
            seqs[row] = rows[row].Seq;
            Transpose(rows[row].Signature.Words, row, words, slices);
        }

        using var file = Create(folder, entry);
        file.Write(MemoryMarshal.AsBytes(slices.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(seqs.AsSpan()));
        file.Flush(flushToDisk: true);
        return entry;
    }

    /// <summary>Puts segments of one kind and width side by side: each new slice is the old slices in a row.</summary>
    public static SegmentEntry Merge(string folder, long id, IReadOnlyList<SignatureSegment> segments)
    {
        var first = segments[0].Entry;
        var entry = new SegmentEntry(id, first.Kind, first.Width, segments.Sum(segment => segment.Entry.Rows));
        using var file = Create(folder, entry);
        var buffer = new byte[segments.Max(segment => segment.Entry.Rows) * 8];
        for (var bit = 0; bit < entry.Width; bit++)
        {
            foreach (var segment in segments)
            {
                var slice = buffer.AsSpan(0, segment.SliceBytes);
                segment.ReadSlice(bit, slice);
                file.Write(slice);
            }
        }

        foreach (var segment in segments)
        {
            var seqs = buffer.AsSpan(0, segment.Entry.Rows * 8);
            segment.ReadSeqs(seqs);
            file.Write(seqs);
        }

        file.Flush(flushToDisk: true);
        return entry;
    }

    /// <summary>Writes a segment anew with the rows of <paramref name="kept"/> only, one bit a row, of which there are some.</summary>
    public static SegmentEntry Keep(string folder, long id, SignatureSegment segment, ReadOnlySpan<ulong> kept)
    {
        var old = segment.Entry;
        var rows = 0;
        foreach (var word in kept)
            rows += System.Numerics.BitOperations.PopCount(word);
        var entry = new SegmentEntry(id, old.Kind, old.Width, BitGather.Words(rows) * 64);
        using var file = Create(folder, entry);
        var slice = new ulong[old.Rows / 64];
        var target = new ulong[entry.Rows / 64];
        for (var bit = 0; bit < entry.Width; bit++)
        {
            segment.ReadSlice(bit, MemoryMarshal.AsBytes(slice.AsSpan()));
            BitGather.Extract(slice, kept, target);
            file.Write(MemoryMarshal.AsBytes(target.AsSpan()));
        }

        var all = new long[old.Rows];
        segment.ReadSeqs(MemoryMarshal.AsBytes(all.AsSpan()));
        var seqs = new long[entry.Rows];
        var next = 0;
        for (var row = 0; row < all.Length; row++)
        {
            if ((kept[row >> 6] & (1UL << (row & 63))) != 0)
                seqs[next++] = all[row];
        }

        file.Write(MemoryMarshal.AsBytes(seqs.AsSpan()));
        file.Flush(flushToDisk: true);
        return entry;
    }

    /// <summary>Where the file of a segment is.</summary>
    public static string PathOf(string folder, long id) => Path.Combine(folder, $"{id}.sig");

    private static void Transpose(ReadOnlySpan<ulong> signature, int row, int words, ulong[] slices)
    {
        var word = row >> 6;
        var mask = 1UL << (row & 63);
        for (var i = 0; i < signature.Length; i++)
        {
            for (var bits = signature[i]; bits != 0; bits &= bits - 1)
            {
                var bit = (i * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits);
                slices[((long)bit * words) + word] |= mask;
            }
        }
    }

    private static FileStream Create(string folder, SegmentEntry entry)
    {
        var file = new FileStream(PathOf(folder, entry.Id), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        Span<byte> header = stackalloc byte[SignatureSegment.HeaderBytes];
        SignatureSegment.WriteHeader(header, entry);
        file.Write(header);
        return file;
    }
}
