using System.Buffers;
using System.IO.Compression;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Payload blobs. A blob is a row of segments; a segment is one byte (parts it holds, in the bits of
/// <see cref="PayloadParts"/>; 16: compressed), the length of each part, when compressed the length of the stream, and
/// the parts one after another. Where a part stands in two segments the later one counts, so that a PATCH appends what
/// its caller has compressed and the writer never does. Small payloads share one segment and compress together; large
/// parts have their own, so that reading one does not touch the others.
/// </summary>
/// <remarks>
/// Brotli quality 1 with a window of 256 KiB, measured on recorded payloads of 2 KB and 200 KB (microseconds to
/// compress, to expand; ratio): 14, 6, 0.34 and 350, 145, 0.09; quality 0: 13, 8, 0.37 and 152, 147, 0.10; quality 2:
/// 15, 7, 0.33 and 1063, 245, 0.08; Deflate fastest: 10, 6, 0.41 and 1792, 142, 0.14. Large segments take quality 0.
/// </remarks>
internal static class PayloadCodec
{
    private const int SharedSegmentLimit = 64 * 1024;
    private const int SmallestCompressed = 96;
    private const int Window = 18;
    private const int LongestHeader = 1 + (5 * 5);
    private const int MostSegments = 8;

    /// <summary>Encodes the parts there are; null when there are none. Thread-safe.</summary>
    public static byte[]? Encode(in Payload payload)
    {
        var error = payload.Error is { } info ? ErrorJson.Write(info) : (JsonText?)null;
        long total = Length(payload.Input) + Length(payload.Output) + Length(payload.Metadata) + Length(error);
        if (total == 0)
            return null;
        if (total <= SharedSegmentLimit)
            return EncodeSegment(payload.Input, payload.Output, payload.Metadata, error);
        return Concat(
            EncodeSegment(payload.Input, null, null, null),
            EncodeSegment(null, payload.Output, null, null),
            EncodeSegment(null, null, payload.Metadata, null),
            EncodeSegment(null, null, null, error));
    }

    /// <summary>Decodes the wanted parts; parts that are not stored stay null. Thread-safe.</summary>
    /// <exception cref="InvalidDataException">The blob is damaged.</exception>
    public static Payload Decode(ReadOnlySpan<byte> blob, PayloadParts wanted = PayloadParts.All)
    {
        Span<PayloadSegment> segments = new PayloadSegment[MostSegments];
        var count = Split(blob, segments);
        Span<JsonText?> found = [null, null, null, null];
        var missing = wanted;
        for (var i = count - 1; i >= 0 && missing != PayloadParts.None; i--)
        {
            if ((segments[i].Parts & missing) == PayloadParts.None)
                continue;
            DecodeSegment(blob, segments[i], missing, found);
            missing &= ~segments[i].Parts;
        }

        return new Payload(found[0], found[1], found[2], found[3] is { } error ? ErrorJson.Read(error.Utf8.Span) : null);
    }

    /// <summary>The parts that a blob holds.</summary>
    public static PayloadParts Parts(ReadOnlySpan<byte> blob)
    {
        var parts = PayloadParts.None;
        for (var position = 0; position < blob.Length;)
        {
            var segment = PayloadSegment.Read(blob, position);
            parts |= segment.Parts;
            position = segment.End;
        }

        return parts;
    }

    /// <summary>The parts of <paramref name="newer"/>, and of <paramref name="older"/> where the newer has none. Nothing is compressed or expanded.</summary>
    public static byte[]? Merge(ReadOnlySpan<byte> older, ReadOnlySpan<byte> newer)
    {
        if (older.IsEmpty || newer.IsEmpty)
            return older.IsEmpty && newer.IsEmpty ? null : older.IsEmpty ? newer.ToArray() : older.ToArray();
        Span<PayloadSegment> segments = new PayloadSegment[MostSegments];
        var count = Split(older, segments);
        var overridden = Parts(newer);
        var length = newer.Length;
        Span<bool> kept = stackalloc bool[MostSegments];
        for (var i = count - 1; i >= 0; i--)
        {
            kept[i] = (segments[i].Parts & ~overridden) != PayloadParts.None;
            overridden |= segments[i].Parts;
            length += kept[i] ? segments[i].End - segments[i].Start : 0;
        }

        var merged = new byte[length];
        var position = 0;
        for (var i = 0; i < count; i++)
        {
            if (!kept[i])
                continue;
            var bytes = older[segments[i].Start..segments[i].End];
            bytes.CopyTo(merged.AsSpan(position));
            position += bytes.Length;
        }

        newer.CopyTo(merged.AsSpan(position));
        return merged;
    }

    private static int Split(ReadOnlySpan<byte> blob, Span<PayloadSegment> segments)
    {
        var count = 0;
        for (var position = 0; position < blob.Length; position = segments[count++].End)
        {
            if (count == segments.Length)
                throw PayloadSegment.Damaged();
            segments[count] = PayloadSegment.Read(blob, position);
        }

        return count;
    }

    private static void DecodeSegment(ReadOnlySpan<byte> blob, PayloadSegment segment, PayloadParts wanted, Span<JsonText?> found)
    {
        // Written by one thread and never again: the parts share the array.
        var raw = new byte[segment.RawLength];
        var data = blob[segment.Data..segment.End];
        if (!segment.Compressed)
            data.CopyTo(raw);
        else if (!BrotliDecoder.TryDecompress(data, raw, out var written) || written != raw.Length)
            throw PayloadSegment.Damaged();
        var lengths = segment.Lengths;
        var start = 0;
        for (var i = 0; i < 4; i++)
        {
            var part = (PayloadParts)(1 << i);
            if ((segment.Parts & part) == PayloadParts.None)
                continue;
            var length = PayloadSegment.ReadLength(blob, ref lengths);
            if ((wanted & part) != PayloadParts.None)
                found[i] = new JsonText(raw.AsMemory(start, length));
            start += length;
        }
    }

    private static byte[]? EncodeSegment(JsonText? input, JsonText? output, JsonText? metadata, JsonText? error)
    {
        Span<int> lengths = stackalloc int[4];
        var count = 0;
        var parts = PayloadParts.None;
        var total = Add(input, PayloadParts.Input, lengths, ref count, ref parts)
            + Add(output, PayloadParts.Output, lengths, ref count, ref parts)
            + Add(metadata, PayloadParts.Metadata, lengths, ref count, ref parts)
            + Add(error, PayloadParts.Error, lengths, ref count, ref parts);
        if (parts == PayloadParts.None)
            return null;
        var raw = ArrayPool<byte>.Shared.Rent(total + LongestHeader);
        try
        {
            // The header goes before the data, once its length is known.
            Span<byte> header = stackalloc byte[LongestHeader];
            var position = 0;
            Copy(input, raw, ref position);
            Copy(output, raw, ref position);
            Copy(metadata, raw, ref position);
            Copy(error, raw, ref position);
            var data = raw.AsSpan(0, total);
            return Compress(parts, lengths[..count], data, header)
                ?? [.. header[..PayloadSegment.WriteHeader(header, parts, lengths[..count], null)], .. data];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
        }
    }

    private static byte[]? Compress(PayloadParts parts, ReadOnlySpan<int> lengths, ReadOnlySpan<byte> data, Span<byte> header)
    {
        if (data.Length < SmallestCompressed)
            return null;
        // Room for a result that is worth it; when it does not fit, the data is stored as it is.
        var target = ArrayPool<byte>.Shared.Rent(data.Length);
        try
        {
            var quality = data.Length <= SharedSegmentLimit ? 1 : 0;
            if (!BrotliEncoder.TryCompress(data, target.AsSpan(0, data.Length - (data.Length / 16)), out var written, quality, Window))
                return null;
            return [.. header[..PayloadSegment.WriteHeader(header, parts, lengths, written)], .. target.AsSpan(0, written)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(target);
        }
    }

    private static byte[] Concat(params ReadOnlySpan<byte[]?> segments)
    {
        var length = 0;
        foreach (var segment in segments)
            length += segment?.Length ?? 0;
        var blob = new byte[length];
        var position = 0;
        foreach (var segment in segments)
        {
            segment?.CopyTo(blob, position);
            position += segment?.Length ?? 0;
        }

        return blob;
    }

    private static int Length(JsonText? text) => text?.Utf8.Length ?? 0;

    private static int Add(JsonText? text, PayloadParts part, Span<int> lengths, ref int count, ref PayloadParts parts)
    {
        if (text is not { IsEmpty: false } json)
            return 0;
        parts |= part;
        return lengths[count++] = json.Utf8.Length;
    }

    private static void Copy(JsonText? text, byte[] target, ref int position)
    {
        if (text is not { } json)
            return;
        json.Utf8.Span.CopyTo(target.AsSpan(position));
        position += json.Utf8.Length;
    }
}
