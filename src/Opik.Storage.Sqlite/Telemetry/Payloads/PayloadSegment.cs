using System.Numerics;

namespace Opik.Storage.Sqlite;

/// <summary>Where one segment of a payload blob lies; see <see cref="PayloadCodec"/> for the layout.</summary>
internal readonly struct PayloadSegment
{
    private const int CompressedFlag = 16;

    private PayloadSegment(PayloadParts parts, bool compressed, int start, int end, int lengths, int data, int rawLength)
    {
        Parts = parts;
        Compressed = compressed;
        Start = start;
        End = end;
        Lengths = lengths;
        Data = data;
        RawLength = rawLength;
    }

    /// <summary>The parts it holds.</summary>
    public PayloadParts Parts { get; }

    /// <summary>Whether the data is a Brotli stream.</summary>
    public bool Compressed { get; }

    /// <summary>First byte in the blob.</summary>
    public int Start { get; }

    /// <summary>Byte after the last.</summary>
    public int End { get; }

    /// <summary>Where the lengths of the parts begin.</summary>
    public int Lengths { get; }

    /// <summary>Where the data begins.</summary>
    public int Data { get; }

    /// <summary>Bytes of all parts together, not compressed.</summary>
    public int RawLength { get; }

    /// <summary>Reads the header at <paramref name="start"/>.</summary>
    /// <exception cref="InvalidDataException">The blob is damaged.</exception>
    public static PayloadSegment Read(ReadOnlySpan<byte> blob, int start)
    {
        var position = start;
        var head = blob[position++];
        var parts = (PayloadParts)(head & 15);
        var lengths = position;
        long raw = 0;
        for (var i = BitOperations.PopCount((uint)parts); i > 0; i--)
            raw += ReadLength(blob, ref position);
        var compressed = (head & CompressedFlag) != 0;
        var stored = compressed ? ReadLength(blob, ref position) : raw;
        if (head >= 2 * CompressedFlag || parts == PayloadParts.None || stored > blob.Length - position || raw > Array.MaxLength)
            throw Damaged();
        return new PayloadSegment(parts, compressed, start, position + (int)stored, lengths, position, (int)raw);
    }

    /// <summary>Writes a header; returns its length.</summary>
    public static int WriteHeader(Span<byte> target, PayloadParts parts, ReadOnlySpan<int> lengths, int? compressedLength)
    {
        target[0] = (byte)((int)parts | (compressedLength is null ? 0 : CompressedFlag));
        var position = 1;
        foreach (var length in lengths)
            WriteLength(target, ref position, length);
        if (compressedLength is { } stored)
            WriteLength(target, ref position, stored);
        return position;
    }

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
