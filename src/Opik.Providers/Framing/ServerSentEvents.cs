using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.Protocols;

namespace Opik.Providers.Framing;

/// <summary>
/// Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) whose data are JSON:
/// <code>
/// event: message_start
/// data: {"type":"message_start"}
///
/// data: [DONE]
/// </code>
/// </summary>
internal sealed class ServerSentEvents(int limit) : IFrameReader
{
    private readonly LineBuffer lines = new(limit);
    private readonly ArrayBufferWriter<byte> data = new(256);
    private string? type;

    public void Push(ReadOnlySpan<byte> bytes, StreamAggregate aggregate)
    {
        while (lines.TryRead(ref bytes, out var line))
            Read(line, aggregate);
    }

    // The last blank line is missing from some servers.
    public void Complete(StreamAggregate aggregate)
    {
        Read(lines.Rest, aggregate);
        Dispatch(aggregate);
        if (lines.HasSkipped)
            aggregate.Cut();
    }

    private void Read(ReadOnlySpan<byte> line, StreamAggregate aggregate)
    {
        if (line.StartsWith("\uFEFF"u8))
            line = line["\uFEFF"u8.Length..];
        if (line.IsEmpty)
            Dispatch(aggregate);
        else if (line.StartsWith("data:"u8))
            Add(Value(line["data:"u8.Length..]), aggregate);
        else if (line.StartsWith("event:"u8))
            type = Encoding.UTF8.GetString(Value(line["event:"u8.Length..]));
    }

    private void Add(ReadOnlySpan<byte> value, StreamAggregate aggregate)
    {
        if (value.Length >= limit - data.WrittenCount)
        {
            aggregate.Cut();
            return;
        }

        if (data.WrittenCount > 0)
            data.Write("\n"u8);
        data.Write(value);
    }

    private void Dispatch(StreamAggregate aggregate)
    {
        var written = data.WrittenSpan.Trim(" \t"u8);
        if (written.SequenceEqual("[DONE]"u8))
            aggregate.Done();
        else if (!written.IsEmpty)
            Dispatch(JsonBytes.Parse(written), aggregate);
        data.ResetWrittenCount();
        type = null;
    }

    private void Dispatch(JsonNode? value, StreamAggregate aggregate)
    {
        // Gemini sends an error in the middle of a stream as a list of one.
        if ((value is JsonArray { Count: > 0 } list ? list[0] : value) is JsonObject members)
            aggregate.Add(type, members);
        else
            aggregate.Unreadable++;
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> field) => field is [(byte)' ', ..] ? field[1..] : field;
}
