using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.Protocols;

namespace Opik.Providers.Framing;

/// <summary>
/// Messages of <c>application/vnd.amazon.eventstream</c>, numbers big-endian:
/// <code>
/// total length 4 | headers length 4 | CRC-32 of these eight 4 | headers | payload | CRC-32 of all before 4
/// </code>
/// See https://docs.aws.amazon.com/transcribe/latest/dg/event-stream.html.
/// </summary>
internal sealed class AmazonEventStream(int limit) : IFrameReader
{
    private const int Prelude = 12;
    private const int Trailer = 4;
    private readonly ArrayBufferWriter<byte> begun = new(1024);
    private int skip;
    private bool broken;

    public void Push(ReadOnlySpan<byte> bytes, StreamAggregate aggregate)
    {
        while (!broken && !bytes.IsEmpty)
        {
            if (skip > 0)
            {
                var skipped = Math.Min(skip, bytes.Length);
                skip -= skipped;
                bytes = bytes[skipped..];
            }
            else if (Fill(Prelude, ref bytes) && Start(aggregate) is { } length && Fill(length, ref bytes))
            {
                Read(begun.WrittenSpan, aggregate);
                begun.ResetWrittenCount();
            }
        }
    }

    public void Complete(StreamAggregate aggregate)
    {
        if (begun.WrittenCount > 0)
            aggregate.Unreadable++;
    }

    // True when the message begun holds so many bytes.
    private bool Fill(int count, ref ReadOnlySpan<byte> bytes)
    {
        var missing = count - begun.WrittenCount;
        if (missing > 0)
        {
            var taken = Math.Min(missing, bytes.Length);
            begun.Write(bytes[..taken]);
            bytes = bytes[taken..];
        }

        return begun.WrittenCount >= count;
    }

    // The length of the message; null: it cannot be read, and without a length nothing after it can.
    private int? Start(StreamAggregate aggregate)
    {
        var prelude = begun.WrittenSpan[..Prelude];
        var total = BinaryPrimitives.ReadUInt32BigEndian(prelude);
        var headers = BinaryPrimitives.ReadUInt32BigEndian(prelude[4..]);
        if (BinaryPrimitives.ReadUInt32BigEndian(prelude[8..]) != Crc32.Of(prelude[..8]) || total < Prelude + Trailer + (ulong)headers || total > int.MaxValue)
        {
            broken = true;
            aggregate.Unreadable++;
            begun.Clear();
            return null;
        }

        if (total <= limit)
            return (int)total;
        skip = (int)total - begun.WrittenCount;
        aggregate.Cut();
        begun.ResetWrittenCount();
        return null;
    }

    private static void Read(ReadOnlySpan<byte> message, StreamAggregate aggregate)
    {
        var headersLength = (int)BinaryPrimitives.ReadUInt32BigEndian(message[4..]);
        var headers = AmazonEventHeaders.Read(message.Slice(Prelude, headersLength));
        var payload = message[(Prelude + headersLength)..^Trailer];
        if (BinaryPrimitives.ReadUInt32BigEndian(message[^Trailer..]) != Crc32.Of(message[..^Trailer]))
            aggregate.Unreadable++;
        else if (headers.MessageType is "exception" or "error")
            aggregate.Fail(headers.ErrorType ?? headers.MessageType, JsonBytes.Parse(payload).Text("message") ?? headers.ErrorMessage);
        else if ((payload.IsEmpty ? new JsonObject() : JsonBytes.Parse(payload)) is JsonObject members)
            aggregate.Add(headers.EventType, members);
        else
            aggregate.Unreadable++;
    }
}
