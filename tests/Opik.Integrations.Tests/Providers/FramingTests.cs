using System.Text;
using System.Text.Json.Nodes;
using Opik.Integrations.Tests.Providers.Endpoints;
using Opik.Providers.Framing;
using Opik.Providers.Protocols;

namespace Opik.Integrations.Tests.Providers;

public sealed class FramingTests
{
    private const int Limit = 4096;

    [Fact]
    public void Events_are_the_same_however_their_bytes_are_cut()
    {
        var random = new Random(7);
        (IFrameReader Reader, byte[] Bytes)[] Make() =>
        [
            (new ServerSentEvents(Limit), Encoding.UTF8.GetBytes("\uFEFFevent: a\ndata: {\"x\":1}\n\n: comment\nid: 3\r\ndata:{\"y\":\r\ndata:\"é☕\"}\r\n\r\nretry: 5\n\nevent: b\ndata: {}\n\n")),
            (new JsonLines(Limit), Encoding.UTF8.GetBytes("{\"x\":1}\r\n\n{\"y\":\"é☕\"}\n{}")),
            (new AmazonEventStream(Limit), [.. AmazonMessage.Event("a", "{\"x\":1}"), .. AmazonMessage.Event("b", "{\"y\":\"é☕\"}"), .. AmazonMessage.Event("c", "")]),
        ];
        var expected = Make().Select(item => Read(item.Reader, item.Bytes, item.Bytes.Length)).ToArray();
        Assert.All(expected, log => Assert.Equal(3, log.Seen.Count));
        for (var round = 0; round < 200; round++)
        {
            foreach (var (index, (reader, bytes)) in Make().Index())
            {
                var log = Read(reader, bytes, () => random.Next(1, 9));
                Assert.Equal(expected[index].Seen, log.Seen);
                Assert.Equal(0, log.Unreadable);
            }
        }
    }

    [Fact]
    public void Damaged_bytes_are_counted_and_never_throw()
    {
        var random = new Random(11);
        var unreadable = 0;
        for (var round = 0; round < 2_000; round++)
        {
            byte[] message = [.. AmazonMessage.Event("contentBlockDelta", "{\"delta\":{\"text\":\"Hi\"}}"), .. AmazonMessage.Event("b", "{}")];
            var sse = Encoding.UTF8.GetBytes("event: a\ndata: {\"x\":1}\n\ndata: {\"y\":2}\n\n");
            foreach (var (reader, bytes) in new (IFrameReader, byte[])[] { (new AmazonEventStream(Limit), message), (new ServerSentEvents(Limit), sse), (new JsonLines(Limit), (byte[])sse.Clone()) })
            {
                for (var damage = 0; damage < 3; damage++)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                unreadable += Read(reader, bytes[..random.Next(bytes.Length)], () => random.Next(1, 20)).Unreadable;
            }
        }

        Assert.True(unreadable > 1_000, $"only {unreadable} were noticed");
    }

    [Fact]
    public void A_message_above_the_limit_is_left_out_and_the_next_one_is_read()
    {
        var large = $$"""{"text":"{{new string('x', 2 * Limit)}}"}""";

        var amazon = Read(new AmazonEventStream(Limit), [.. AmazonMessage.Event("a", large), .. AmazonMessage.Event("b", "{}")], 1000);
        var events = Read(new ServerSentEvents(Limit), Encoding.UTF8.GetBytes($"data: {large}\n\ndata: {{}}\n\n"), 1000);
        var lines = Read(new JsonLines(Limit), Encoding.UTF8.GetBytes($"{large}\n{{}}\n"), 1000);

        Assert.Equal(["b {}"], amazon.Seen);
        Assert.Equal([" {}"], events.Seen);
        Assert.Equal([" {}"], lines.Seen);
    }

    private static Log Read(IFrameReader reader, byte[] bytes, int size) => Read(reader, bytes, () => size);

    private static Log Read(IFrameReader reader, byte[] bytes, Func<int> size)
    {
        var log = new Log();
        for (var start = 0; start < bytes.Length;)
        {
            var count = Math.Min(size(), bytes.Length - start);
            reader.Push(bytes.AsSpan(start, count), log);
            start += count;
        }

        reader.Complete(log);
        return log;
    }

    private sealed class Log : StreamAggregate
    {
        public List<string> Seen { get; } = [];

        public override void Add(string? type, JsonObject data) => Seen.Add($"{type} {data.ToJsonString()}");

        public override JsonObject? ToResponse() => null;
    }
}
