using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Signatures of many rows of one width in a file, turned by 90°: for each bit a slice with one bit per row, so that a
/// search reads only the slices of its needle (bit-sliced signature file). Read with positional reads: what is hot is in
/// the page cache of the operating system, not in our memory.
/// </summary>
/// <remarks>
/// Layout, little-endian: <c>"OSIG"</c>, version 2, kind, width in bits, rows (a multiple of 64), each 32 bits; then
/// <c>width</c> slices of <c>rows / 8</c> bytes; then <c>rows</c> row numbers of 64 bits, 0 where padded.
/// </remarks>
internal sealed class SignatureSegment : IDisposable
{
    public const int HeaderBytes = 20;

    /// <summary>Rows are padded to a multiple of this, so that a slice is whole words.</summary>
    public const int PaddedRows = 64;

    private const uint Magic = 0x4749534F;
    private const int Version = 2;
    private readonly SafeFileHandle _file;

    private SignatureSegment(SegmentEntry entry, string path, SafeFileHandle file)
    {
        Entry = entry;
        Path = path;
        _file = file;
    }

    public SegmentEntry Entry { get; }

    public string Path { get; }

    public int SliceBytes => Entry.Rows / 8;

    /// <summary>Opens a segment; null when the file is absent or not what its entry says.</summary>
    public static SignatureSegment? Open(SegmentEntry entry, string path)
    {
        if (!File.Exists(path))
            return null;
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
        Span<byte> header = stackalloc byte[HeaderBytes];
        var valid = RandomAccess.Read(file, header, 0) == HeaderBytes
            && BinaryPrimitives.ReadUInt32LittleEndian(header) == Magic
            && BinaryPrimitives.ReadInt32LittleEndian(header[4..]) == Version
            && BinaryPrimitives.ReadInt32LittleEndian(header[8..]) == (int)entry.Kind
            && BinaryPrimitives.ReadInt32LittleEndian(header[12..]) == entry.Width
            && BinaryPrimitives.ReadInt32LittleEndian(header[16..]) == entry.Rows
            && RandomAccess.GetLength(file) == HeaderBytes + entry.Bytes;
        if (valid)
            return new SignatureSegment(entry, path, file);
        file.Dispose();
        return null;
    }

    public static void WriteHeader(Span<byte> header, SegmentEntry entry)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], (int)entry.Kind);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], entry.Width);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], entry.Rows);
    }

    /// <summary>Adds the rows that can hold all of <paramref name="hashes"/>.</summary>
    public void Find(ReadOnlySpan<uint> hashes, SeqBitmap found)
    {
        var words = Entry.Rows / 64;
        var rows = new ulong[words];
        var slice = new ulong[words];
        Array.Fill(rows, ulong.MaxValue);
        foreach (var hash in hashes)
        {
            ReadSlice((int)(hash & (uint)(Entry.Width - 1)), MemoryMarshal.AsBytes(slice.AsSpan()));
            var any = 0UL;
            for (var i = 0; i < rows.Length; i++)
                any |= rows[i] &= slice[i];
            if (any == 0)
                return;
        }

        AddRows(rows, found);
    }

    /// <summary>Reads the slice of one bit.</summary>
    public void ReadSlice(int bit, Span<byte> slice) => ReadExactly(slice, HeaderBytes + ((long)bit * SliceBytes));

    /// <summary>Reads the row numbers.</summary>
    public void ReadSeqs(Span<byte> seqs) => ReadExactly(seqs, HeaderBytes + ((long)Entry.Width * SliceBytes));

    public void Dispose() => _file.Dispose();

    private void AddRows(ulong[] rows, SeqBitmap found)
    {
        var seqs = new long[Entry.Rows];
        ReadSeqs(MemoryMarshal.AsBytes(seqs.AsSpan()));
        for (var i = 0; i < rows.Length; i++)
        {
            for (var word = rows[i]; word != 0; word &= word - 1)
            {
                var seq = seqs[(i * 64) + BitOperations.TrailingZeroCount(word)];
                if (seq > 0)
                    found.Add(seq);
            }
        }
    }

    private void ReadExactly(Span<byte> buffer, long offset)
    {
        while (!buffer.IsEmpty)
        {
            var read = RandomAccess.Read(_file, buffer, offset);
            if (read == 0)
                throw new EndOfStreamException($"{Path} is shorter than its header says.");
            buffer = buffer[read..];
            offset += read;
        }
    }
}
