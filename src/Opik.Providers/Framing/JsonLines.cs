using System.Text.Json.Nodes;
using Opik.Providers.Json;
using Opik.Providers.Protocols;

namespace Opik.Providers.Framing;

/// <summary>One JSON object a line, as Ollama streams: <c>{"message":{"content":"Hi"},"done":false}</c>.</summary>
internal sealed class JsonLines(int limit) : IFrameReader
{
    private readonly LineBuffer lines = new(limit);

    public void Push(ReadOnlySpan<byte> bytes, StreamAggregate aggregate)
    {
        while (lines.TryRead(ref bytes, out var line))
            Read(line, aggregate);
    }

    public void Complete(StreamAggregate aggregate)
    {
        Read(lines.Rest, aggregate);
        if (lines.HasSkipped)
            aggregate.Cut();
    }

    private static void Read(ReadOnlySpan<byte> line, StreamAggregate aggregate)
    {
        if (line.Trim(" \t"u8).IsEmpty)
            return;
        if (JsonBytes.Parse(line) is JsonObject members)
            aggregate.Add(null, members);
        else
            aggregate.Unreadable++;
    }
}
