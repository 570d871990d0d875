using System.Numerics;

namespace Opik.Storage.Sqlite;

/// <summary>Where one segment of a payload blob lies; see <see cref="PayloadCodec"/> for the layout.</summary>
internal readonly record struct PayloadSegment
{
    /// <summary>Bytes before the lengths.</summary>
    public const int FixedHeader = 2;

    /// <summary>The parts it holds.</summary>
    public PayloadParts Parts { get; private init; }

    /// <summary>The parts that count; the others have been replaced by those of another segment.</summary>
    public PayloadParts Live { get; private init; }

    /// <summary>Whether the data is a Brotli stream.</summary>
    public bool Compressed { get; private init; }

    /// <summary>First byte in the blob.</summary>
    public int Start { get; private init; }

    /// <summary>Where the lengths of the parts begin.</summary>
    public int Lengths => Start + FixedHeader;

    /// <summary>Where the data begins.</summary>
    public int Data { get; private init; }

    /// <summary>Byte after the last.</summary>
    public int End { get; private init; }

    /// <summary>Bytes of all parts together, not compressed.</summary>
    public int RawLength { get; private init; }

    /// <summary>Reads the header at <paramref name="start"/>.</summary>
    /// <exception cref="InvalidDataException">The blob is damaged.</exception>
    public static PayloadSegment Read(ReadOnlySpan<byte> blob, int start)
    {
        if (blob.Length - start < FixedHeader || blob[start + 1] > 1)
            throw Damaged();
        var parts = (PayloadParts)(blob[start] & 15);
        var live = (PayloadParts)(blob[start] >> 4);
        var compressed = blob[start + 1] == 1;
        var position = start + FixedHeader;
        long raw = 0;
        for (var i = BitOperations.PopCount((uint)parts); i > 0; i--)
            raw += ReadLength(blob, ref position);
        var stored = compressed ? ReadLength(blob, ref position) : raw;
        if (parts == PayloadParts.None || stored > blob.Length - position || raw > Array.MaxLength)
            throw Damaged();
        return new PayloadSegment
        {
            Parts = parts,
            Live = live,
            Compressed = compressed,
            Start = start,
            Data = position,
            End = position + (int)stored,
            RawLength = (int)raw,
        };
    }

    /// <summary>Writes a header; returns its length.</summary>
    public static int WriteHeader(Span<byte> target, PayloadParts parts, ReadOnlySpan<int> lengths, int? compressedLength)
    {
        target[0] = FirstByte(parts, parts);
        target[1] = compressedLength is null ? (byte)0 : (byte)1;
        var position = FixedHeader;
        foreach (var length in lengths)
            WriteLength(target, ref position, length);
        if (compressedLength is { } stored)
            WriteLength(target, ref position, stored);
        return position;
    }

    /// <summary>The byte that says which parts a segment holds and which of them count.</summary>
    public static byte FirstByte(PayloadParts parts, PayloadParts live) => (byte)((int)parts | (int)live << 4);

    /// <summary>Reads a length of seven bits a byte, lowest first.</summary>
    public static int ReadLength(ReadOnlySpan<byte> blob, ref int position)
    {
        var value = 0;
        for (var shift = 0; shift < 35 && position < blob.Length; shift += 7)
        {
            var next = blob[position++];
            value |= (next & 127) << shift;
            if (next < 128)
                return value >= 0 ? value : throw Damaged();
        }

        throw Damaged();
    }

    public static InvalidDataException Damaged() => new("A stored payload is damaged: its header contradicts its length.");

    private static void WriteLength(Span<byte> target, ref int position, int value)
    {
        while (value >= 128)
        {
            target[position++] = (byte)(value | 128);
            value >>= 7;
        }

        target[position++] = (byte)value;
    }
}
