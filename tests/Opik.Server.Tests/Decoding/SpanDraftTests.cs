using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Spans;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Tests.Routes;

namespace Opik.Server.Tests.Decoding;

public sealed class SpanDraftTests
{
    private static readonly RequestBody Bodies = new(new ServerOptions { DataDirectory = "unused" });

    private static readonly Gen<string> Texts = Gen.Elements("", "a", "\"", "\\", "\n", "é", "😀", "{", "]", " ", "\u0000", "NaN").ListOf().Select(parts => string.Concat(parts.Take(40)));

    private static readonly Gen<object?> Values = Gen.Sized(ValuesOfSize);

    [Fact]
    public void Payloads_are_kept_byte_for_byte()
    {
        Prop.ForAll(Values.ToArbitrary(), static value =>
        {
            var payload = JsonSerializer.Serialize(value);
            var draft = Decode($$"""{"spans":[{"metadata": {{payload}} ,"trace_id":"{{SeededServer.NewId()}}","input":{{payload}},"start_time":"2026-11-21T03:00:00Z","output":{{payload}}}]}""")[0];
            var expected = payload == "null" ? null : payload;
            return draft.Input?.ToString() == expected && draft.Output?.ToString() == expected && draft.Metadata?.ToString() == expected;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Scalars_read_back_whatever_their_escapes()
    {
        Prop.ForAll(Texts.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), static (text, count) =>
        {
            var json = JsonSerializer.Serialize(new
            {
                spans = new[]
                {
                    new { trace_id = SeededServer.NewId(), start_time = "2026-11-21T03:00:00Z", name = text, model = text, tags = new[] { text, text }, usage = new Dictionary<string, long> { [text] = count * 4_000_000_000L } },
                },
            });
            var draft = Decode(json)[0];
            return draft.Name == text && draft.Model == text && draft.Tags!.Single() == text && draft.Usage![text] == count * 4_000_000_000L;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Cutting_or_changing_any_byte_gives_a_client_error_or_a_valid_batch()
    {
        var valid = Encoding.UTF8.GetBytes(Sample());
        Prop.ForAll(Gen.Choose(0, valid.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (position, value) =>
        {
            var changed = valid.ToArray();
            changed[position] = (byte)value;
            return IsClientErrorOrBatch(changed) && IsClientErrorOrBatch(valid[..position]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_violation_of_a_batch_is_reported_with_its_place()
    {
        var failure = Assert.Throws<ApiException>(() => Decode("""{"spans":[{"trace_id":null},{"start_time":"2026-11-21T03:00:00Z","total_estimated_cost":-0.1,"tags":["1","2"]}]}"""));

        Assert.Equal(422, failure.Status);
        Assert.Equal(
            ["spans[0].startTime must not be null", "spans[0].traceId must not be null", "spans[1].traceId must not be null", "spans[1].totalEstimatedCost must be greater than or equal to 0.0"],
            failure.Errors);
    }

    [Fact]
    public void More_than_50_tags_are_refused()
    {
        var tags = string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"{i}\""));

        var failure = Assert.Throws<ApiException>(() => Decode($$"""{"spans":[{"trace_id":"{{SeededServer.NewId()}}","start_time":"2026-11-21T03:00:00Z","tags":[{{tags}}]}]}"""));

        Assert.Equal(["Tag limit exceeded: maximum 50 tags per item"], failure.Errors);
    }

    [Fact]
    public void A_member_sent_twice_counts_with_its_last_value()
    {
        var draft = Decode($$"""{"spans":[{"trace_id":"{{SeededServer.NewId()}}","start_time":"2026-11-21T03:00:00Z","name":"a","name":"b"}]}""")[0];

        Assert.Equal("b", draft.Name);
    }

    private static bool IsClientErrorOrBatch(byte[] utf8)
    {
        try
        {
            return Bodies.ParseObject(utf8, Read).Count == 1;
        }
        catch (ApiException failure)
        {
            return failure.Status is 400 or 422;
        }
    }

    private static List<SpanDraft> Decode(string json) => Bodies.ParseObject(Encoding.UTF8.GetBytes(json), Read);

    private static List<SpanDraft> Read(ref JsonCursor cursor) => BatchReading.ReadBatch<SpanDraft>(ref cursor, "spans"u8, "spans");

    private static string Sample() => $$"""
        {"spans":[{"id":"{{SeededServer.NewId()}}","trace_id":"{{SeededServer.NewId()}}","parent_span_id":null,"name":"né","type":"llm","start_time":"2026-11-21T03:00:00.123Z",
        "end_time":1766307600.5,"input":{"a":[1,2.5e3,"\u00e9"]},"usage":{"prompt_tokens":12},"total_estimated_cost":0.1,"tags":["a"],"error_info":{"exception_type":"E","traceback":"t"},"ttft":1.5,"source":"sdk"}]}
        """;

    private static Gen<object?> ValuesOfSize(int size) => size <= 0
        ? Gen.OneOf(Texts.Select(text => (object?)text), Gen.Choose(-1000, 1000).Select(number => (object?)number), Gen.Elements<object?>(null, true, 0.1, long.MaxValue))
        : Gen.OneOf(ValuesOfSize(0), ValuesOfSize(size / 4).ListOf().Select(items => (object?)items), Texts.SelectMany(name => ValuesOfSize(size / 4).Select(value => (object?)new Dictionary<string, object?> { [name] = value })));
}
