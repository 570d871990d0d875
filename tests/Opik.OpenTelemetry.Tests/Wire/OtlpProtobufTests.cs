using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Opik.Recordings.Tests.Replay;
using Opik.OpenTelemetry.Mapping;
using Opik.Server.Features.OpenTelemetry.Mapping;
using Opik.OpenTelemetry.Mapping.Model;
using Opik.Server.Features.OpenTelemetry.Wire;

namespace Opik.OpenTelemetry.Tests.Wire;

public sealed class OtlpProtobufTests
{
    [Fact]
    public void Every_kind_of_attribute_value_is_read()
    {
        var list = new ProtoMessage().Message(5, new ProtoMessage().Message(1, OtlpBodies.Text("a")).Message(1, OtlpBodies.Text("b")));
        var map = new ProtoMessage().Message(6, new ProtoMessage().Message(1, OtlpBodies.Attribute("inner", OtlpBodies.Text("c"))));

        var span = OtlpBodies.Single(OtlpProtobuf.Read(OtlpBodies.Protobuf(
            ("text", OtlpBodies.Text("grüße")),
            ("flag", new ProtoMessage().Varint(2, 1)),
            ("integer", new ProtoMessage().Varint(3, unchecked((ulong)-7L))),
            ("number", new ProtoMessage().Fixed64(4, BitConverter.DoubleToUInt64Bits(0.25))),
            ("list", list),
            ("map", map),
            ("bytes", new ProtoMessage().Bytes(7, [1, 2])),
            ("nothing", new ProtoMessage()))));

        Assert.Equal("grüße", span["text"]!.Text);
        Assert.Equal("true", span["flag"]!.AsText());
        Assert.Equal(-7, span["integer"]!.Integer);
        Assert.Equal(0.25, span["number"]!.Number);
        Assert.Equal(["a", "b"], span["list"]!.Items.Select(item => item.Text));
        Assert.Equal("c", span["map"]!.Members.Single().Value.Text);
        Assert.Equal([1, 2], span["bytes"]!.Bytes.ToArray());
        Assert.Equal(OtlpValueKind.Empty, span["nothing"]!.Kind);
    }

    [Fact]
    public void Fields_of_a_later_version_are_skipped()
    {
        var span = OtlpBodies.Span().Varint(4000, 5).Text(4001, "new").Fixed64(4002, 1);

        Assert.Equal("work", OtlpBodies.Single(OtlpProtobuf.Read(OtlpBodies.Request(span).Varint(99, 1).ToArray())).Name);
    }

    [Fact]
    public void An_empty_body_holds_no_spans() => Assert.Empty(OtlpProtobuf.Read(ReadOnlyMemory<byte>.Empty));

    [Fact]
    public void Bytes_that_are_not_UTF8_do_not_lose_the_batch()
    {
        var broken = new ProtoMessage().Bytes(1, [(byte)'a', 0xFF, (byte)'b']);

        Assert.Equal("a\uFFFDb", OtlpBodies.Single(OtlpProtobuf.Read(OtlpBodies.Protobuf(("text", broken))))["text"]!.Text);
    }

    [Fact]
    public void Values_nested_too_deep_are_refused()
    {
        var value = OtlpBodies.Text("deep");
        for (var i = 0; i < 200; i++)
            value = new ProtoMessage().Message(5, new ProtoMessage().Message(1, value));

        Assert.Throws<OtlpFormatException>(() => OtlpProtobuf.Read(OtlpBodies.Protobuf(("deep", value))));
    }

    [Fact]
    public void More_values_than_memory_should_hold_are_refused()
    {
        // Two bytes each: a value that holds nothing.
        var items = new byte[(OtlpBudget.Most + 1) * 2];
        for (var i = 0; i < items.Length; i += 2)
            items[i] = (1 << 3) | 2;
        var list = new ProtoMessage().Bytes(5, items);

        Assert.Throws<OtlpFormatException>(() => OtlpProtobuf.Read(OtlpBodies.Protobuf(("many", list))));
    }

    [Fact]
    public void A_body_cut_off_anywhere_is_refused_or_ends_between_two_fields()
    {
        var body = OtlpBodies.Protobuf(("text", OtlpBodies.Text("value")));

        // One field holds everything, so there is only one place where cutting leaves a whole message: before it.
        for (var length = 1; length < body.Length; length++)
            Assert.Throws<OtlpFormatException>(() => OtlpProtobuf.Read(body.AsMemory(0, length)));
    }

    [Fact]
    public void Random_bytes_are_mapped_or_refused_and_never_anything_else() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(400), Prop.ForAll((byte[] body) => IsMappedOrRefused(body)));

    [Fact]
    public void Recorded_bodies_with_flipped_bytes_are_mapped_or_refused_and_never_anything_else()
    {
        var bodies = Recording.Names().Select(Recording.Load).SelectMany(recording => recording.Requests)
            .Where(request => request is { BinaryBody: not null, IsGzipped: false } && (request.IsGrpc || request.Path.EndsWith("/traces", StringComparison.Ordinal)))
            .Select(request => request.BinaryBody!).DefaultIfEmpty(OtlpBodies.Protobuf(("text", OtlpBodies.Text("value"))));
        var random = new Random(20261121);
        foreach (var body in bodies)
        {
            for (var round = 0; round < 300; round++)
            {
                var damaged = (byte[])body.Clone();
                for (var flips = random.Next(1, 5); flips > 0; flips--)
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                Assert.True(IsMappedOrRefused(damaged));
            }
        }
    }

    private static OtlpEntities Map(IReadOnlyList<OtlpSpanGroup> groups)
    {
        var export = new OtlpExport(groups, DateTimeOffset.UnixEpoch.AddYears(50));
        return OtlpMapper.Map(export, new OtlpDestination(Guid.Empty, export.Earliest.ToDictionary(entry => entry.Key, entry => OtlpTraceIdentity.TraceId(entry.Key, entry.Value))));
    }

    private static bool IsMappedOrRefused(byte[] body)
    {
        try
        {
            // Whatever can be read can be mapped, and what comes out is JSON.
            foreach (var span in Map(OtlpProtobuf.Read(body)).Spans)
            {
                foreach (var payload in new[] { span.Input, span.Output, span.Metadata })
                    JsonDocument.Parse(payload?.Utf8 ?? "{}"u8.ToArray()).Dispose();
            }

            return true;
        }
        catch (OtlpFormatException)
        {
            return true;
        }
    }
}
