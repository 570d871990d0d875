using System.Buffers;
using System.IO.Compression;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Payload blobs. A blob is a row of segments. A segment is a byte with the parts it holds (bits of
/// <see cref="PayloadParts"/>) and, four bits higher, those that count; a byte that is 1 when it is compressed; the
/// length of each part; when compressed the length of the stream; and the parts one after another. A PATCH thus adds
/// the segment that its caller has compressed and marks what it replaces, and the writer never compresses. Small
/// payloads share a segment and compress together; large parts have their own, so that reading one leaves the others.
/// </summary>
/// <remarks>
/// Brotli quality 0 with a window of 256 KiB, measured on recorded payloads of 2 KB and 200 KB (microseconds to
/// compress, to expand; ratio): 11, 8, 0.37 and 152, 147, 0.10; quality 1: 14, 6, 0.34 and 350, 145, 0.09; quality 2:
/// 15, 7, 0.33 and 1063, 245, 0.08; Deflate fastest: 10, 6, 0.41 and 1792, 142, 0.14.
/// </remarks>
internal static class PayloadCodec
{
    private const int SharedSegmentLimit = 64 * 1024;
    private const int SmallestCompressed = 96;
    private const int Quality = 0;
    private const int Window = 18;
    private const int LongestHeader = PayloadSegment.FixedHeader + (5 * 5);

    /// <summary>
    /// Encodes the parts there are; null when there are none. Segments shorter than <paramref name="smallestCompressed"/>
    /// stay as they are. Thread-safe.
    /// </summary>
    public static byte[]? Encode(in Payload payload, int smallestCompressed = SmallestCompressed)
    {
        var error = payload.Error is { } info ? ErrorJson.Write(info) : (JsonText?)null;
        long total = Length(payload.Input) + Length(payload.Output) + Length(payload.Metadata) + Length(error);
        if (total <= SharedSegmentLimit)
            return EncodeSegment([payload.Input, payload.Output, payload.Metadata, error], smallestCompressed);
        return
        [
            .. EncodeSegment([payload.Input, null, null, null], smallestCompressed) ?? [],
            .. EncodeSegment([null, payload.Output, null, null], smallestCompressed) ?? [],
            .. EncodeSegment([null, null, payload.Metadata, null], smallestCompressed) ?? [],
            .. EncodeSegment([null, null, null, error], smallestCompressed) ?? [],
        ];
    }

    /// <summary>Decodes the wanted parts; parts that are not stored stay null. Thread-safe.</summary>
    /// <exception cref="InvalidDataException">The blob is damaged.</exception>
    public static Payload Decode(ReadOnlySpan<byte> blob, PayloadParts wanted = PayloadParts.All)
    {
        Span<JsonText?> found = [null, null, null, null];
        for (var position = 0; position < blob.Length;)
        {
            var segment = PayloadSegment.Read(blob, position);
            if ((segment.Live & wanted) != PayloadParts.None)
                DecodeSegment(blob, segment, wanted, found);
            position = segment.End;
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
            parts |= segment.Live;
            position = segment.End;
        }

        return parts;
    }

    /// <summary>
    /// A blob with the parts of <paramref name="upper"/>, and those of <paramref name="lower"/> that the upper one lacks;
    /// <paramref name="taken"/> limits which parts of the upper one count. Nothing is compressed or expanded.
    /// </summary>
    public static byte[]? Overlay(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, PayloadParts taken = PayloadParts.All)
    {
        taken &= Parts(upper);
        var target = new byte[lower.Length + upper.Length];
        var length = Copy(lower, ~taken, target, 0);
        length = Copy(upper, taken, target, length);
        return length == 0 ? null : length == target.Length ? target : target.AsSpan(0, length).ToArray();
    }

    private static int Copy(ReadOnlySpan<byte> blob, PayloadParts live, byte[] target, int length)
    {
        for (var position = 0; position < blob.Length;)
        {
            var segment = PayloadSegment.Read(blob, position);
            position = segment.End;
            if ((segment.Live & live) == PayloadParts.None)
                continue;
            blob[segment.Start..segment.End].CopyTo(target.AsSpan(length));
            target[length] = PayloadSegment.FirstByte(segment.Parts, segment.Live & live);
            length += segment.End - segment.Start;
        }

        return length;
    }

    private static void DecodeSegment(ReadOnlySpan<byte> blob, PayloadSegment segment, PayloadParts wanted, Span<JsonText?> found)
    {
        // Written once, here: the parts may share the array.
        var raw = new byte[segment.RawLength];
        var data = blob[segment.Data..segment.End];
        if (!segment.Compressed)
            data.CopyTo(raw);
        else if (!BrotliDecoder.TryDecompress(data, raw, out var written) || written != raw.Length)
            throw PayloadSegment.Damaged();
        var lengths = segment.Lengths;
        var start = 0;
        for (var i = 0; i < found.Length; i++)
        {
            var part = (PayloadParts)(1 << i);
            if ((segment.Parts & part) == PayloadParts.None)
                continue;
            var length = PayloadSegment.ReadLength(blob, ref lengths);
            if ((segment.Live & wanted & part) != PayloadParts.None)
                found[i] = new JsonText(raw.AsMemory(start, length));
            start += length;
        }
    }

    private static byte[]? EncodeSegment(ReadOnlySpan<JsonText?> texts, int smallestCompressed)
    {
        Span<int> lengths = stackalloc int[texts.Length];
        var count = 0;
        var total = 0;
        var parts = PayloadParts.None;
        for (var i = 0; i < texts.Length; i++)
        {
            if (Length(texts[i]) == 0)
                continue;
            parts |= (PayloadParts)(1 << i);
            lengths[count] = Length(texts[i]);
            total += lengths[count++];
        }

        if (parts == PayloadParts.None)
            return null;
        var buffer = ArrayPool<byte>.Shared.Rent(total);
        try
        {
            var position = 0;
            foreach (var text in texts)
            {
                text?.Utf8.Span.CopyTo(buffer.AsSpan(position));
                position += Length(text);
            }

            return Finish(parts, lengths[..count], buffer.AsSpan(0, total), smallestCompressed);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Finish(PayloadParts parts, ReadOnlySpan<int> lengths, ReadOnlySpan<byte> data, int smallestCompressed)
    {
        Span<byte> header = stackalloc byte[LongestHeader];
        // Room for a result that is worth it; what does not fit is stored as it is.
        var target = ArrayPool<byte>.Shared.Rent(data.Length);
        try
        {
            if (data.Length >= smallestCompressed
                && BrotliEncoder.TryCompress(data, target.AsSpan(0, data.Length - (data.Length / 16)), out var written, Quality, Window))
            {
                return [.. header[..PayloadSegment.WriteHeader(header, parts, lengths, written)], .. target.AsSpan(0, written)];
            }

            return [.. header[..PayloadSegment.WriteHeader(header, parts, lengths, null)], .. data];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(target);
        }
    }

    private static int Length(JsonText? text) => text?.Utf8.Length ?? 0;
}
