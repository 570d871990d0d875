using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Opik.Contracts;

namespace Opik.Storage.Sqlite.Tests.Payloads;

public sealed class PayloadCodecTests
{
    [Fact]
    public void Any_payload_comes_back_whole_or_in_parts()
    {
        Prop.ForAll(Payloads().ToArbitrary(), payload =>
        {
            var blob = PayloadCodec.Encode(payload);
            Assert.Equal(payload.Parts, PayloadCodec.Parts(blob));
            Assert.Equal(payload, PayloadCodec.Decode(blob));
            Assert.Equal(payload with { Input = null, Metadata = null }, PayloadCodec.Decode(blob, PayloadParts.Output | PayloadParts.Error));
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Overlaying_again_and_again_keeps_the_latest_of_each_part_and_no_dead_segments()
    {
        Prop.ForAll(Gen.ListOf(Payloads()).ToArbitrary(), payloads =>
        {
            byte[]? blob = null;
            var expected = default(Payload);
            foreach (var payload in payloads)
            {
                blob = PayloadCodec.Overlay(blob, PayloadCodec.Encode(payload));
                expected = new(payload.Input ?? expected.Input, payload.Output ?? expected.Output, payload.Metadata ?? expected.Metadata, payload.Error ?? expected.Error);
            }

            Assert.Equal(expected, PayloadCodec.Decode(blob));
            Assert.InRange(Segments(blob), 0, 4);
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Only_the_chosen_parts_of_the_upper_blob_count()
    {
        var lower = PayloadCodec.Encode(new Payload(Text("in"), Text("out"), null, null));
        var upper = PayloadCodec.Encode(new Payload(Text("IN"), Text("OUT"), Text("META"), null));

        var merged = PayloadCodec.Decode(PayloadCodec.Overlay(lower, upper, PayloadParts.Output));

        Assert.Equal(new Payload(Text("in"), Text("OUT"), null, null), merged);
    }

    [Fact]
    public void A_repetitive_payload_shrinks_and_a_tiny_one_grows_by_its_header_only()
    {
        Assert.InRange(PayloadCodec.Encode(new Payload(Text(new string('x', 2000)), null, null, null))!.Length, 1, 100);
        Assert.Equal(1 + 3, PayloadCodec.Encode(new Payload(new JsonText("1"u8.ToArray()), null, null, null))!.Length);
    }

    [Fact]
    public void Damage_is_an_error_and_not_a_wrong_text()
    {
        var blob = PayloadCodec.Encode(new Payload(Text(string.Concat(Enumerable.Range(0, 500))), null, null, null))!;

        Assert.Throws<InvalidDataException>(() => PayloadCodec.Decode(blob.AsSpan(0, blob.Length - 1)));
        Assert.Throws<InvalidDataException>(() => PayloadCodec.Decode([0, 0, 0]));
        Assert.Throws<InvalidDataException>(() => PayloadCodec.Decode([1, 9, 1, 65]));
    }

    private static Gen<Payload> Payloads()
    {
        var texts = Gen.OneOf(
            Gen.Constant((JsonText?)null),
            Gen.Choose(0, 300).Select(length => (JsonText?)Text(new string('a', length))),
            Gen.Choose(1, 20_000).Select(seed => (JsonText?)Text(Convert.ToBase64String(Bytes(seed)))));
        var errors = Gen.Elements<ErrorInfo?>(null, new ErrorInfo("ValueError", null, "T"), new ErrorInfo("Ä\"", "line\nbreak", new string('t', 5000)));
        return from input in texts from output in texts from metadata in texts from error in errors select new Payload(input, output, metadata, error);
    }

    private static byte[] Bytes(int seed)
    {
        var bytes = new byte[seed * 3];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static int Segments(byte[]? blob)
    {
        var count = 0;
        for (var position = 0; position < (blob?.Length ?? 0); count++)
            position = PayloadSegment.Read(blob, position).End;
        return count;
    }

    private static JsonText Text(string text) => new(Encoding.UTF8.GetBytes($"\"{text}\""));
}
