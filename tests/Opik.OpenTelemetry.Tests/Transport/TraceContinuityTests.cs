using System.Net;
using System.Text.Json.Nodes;
using Opik.OpenTelemetry.Tests.Wire;

namespace Opik.OpenTelemetry.Tests.Transport;

public sealed class TraceContinuityTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Protobuf = "application/x-protobuf";

    [Fact]
    public async Task A_trace_goes_on_after_a_restart_and_a_root_may_come_last()
    {
        var project = RunningServer.NewProject();
        var otelTrace = Guid.NewGuid().ToByteArray();
        await SendAsync(project, Span(otelTrace, 2, parent: 1, startOffsetSeconds: 10));

        await server.Process.StopAsync();
        await server.Process.StartAgainAsync();
        await SendAsync(project, Span(otelTrace, 1, parent: null, startOffsetSeconds: 0));

        var spans = await server.SpansAsync(project);
        var trace = (await server.TracesAsync(project)).Single();
        Assert.Equal(2, spans.Count);
        Assert.All(spans, span => Assert.Equal(trace["id"]!.GetValue<string>(), span["trace_id"]!.GetValue<string>()));
        Assert.Equal(Named(spans, "1")["id"]!.GetValue<string>(), Named(spans, "2")["parent_span_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Concurrent_batches_of_one_trace_become_one_trace()
    {
        var project = RunningServer.NewProject();
        var otelTrace = Guid.NewGuid().ToByteArray();

        await Task.WhenAll(Enumerable.Range(1, 24).Select(number => SendAsync(project, Span(otelTrace, (byte)number, parent: number == 1 ? null : (byte)1, startOffsetSeconds: number))));

        var spans = await server.SpansAsync(project);
        Assert.Equal(24, spans.Count);
        Assert.Single(spans.Select(span => span["trace_id"]!.GetValue<string>()).Distinct());
        Assert.Equal(24, (await server.TracesAsync(project)).Single()["span_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Spans_without_a_root_make_no_trace()
    {
        var project = RunningServer.NewProject();

        await SendAsync(project, Span(Guid.NewGuid().ToByteArray(), 2, parent: 1, startOffsetSeconds: 0));

        Assert.Single(await server.SpansAsync(project));
        Assert.Empty(await server.TracesAsync(project));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tokens_that_an_agent_repeats_are_counted_once_whichever_request_comes_first(bool parentFirst)
    {
        var project = RunningServer.NewProject();
        var otelTrace = Guid.NewGuid().ToByteArray();
        var usage = OtlpBodies.Attribute("gen_ai.usage.input_tokens", new ProtoMessage().Varint(3, 42));
        var parent = Span(otelTrace, 1, parent: null, startOffsetSeconds: 0).Message(9, usage);
        var child = Span(otelTrace, 2, parent: 1, startOffsetSeconds: 1).Message(9, usage);

        await SendAsync(project, parentFirst ? parent : child);
        await SendAsync(project, parentFirst ? child : parent);

        Assert.Equal(42, (await server.TracesAsync(project)).Single()["usage"]!["total_tokens"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_evaluation_result_is_shown_as_a_feedback_score()
    {
        var project = RunningServer.NewProject();
        var result = new ProtoMessage().Text(2, "gen_ai.evaluation.result")
            .Message(3, OtlpBodies.Attribute("gen_ai.evaluation.name", OtlpBodies.Text("Relevance")))
            .Message(3, OtlpBodies.Attribute("gen_ai.evaluation.score.value", new ProtoMessage().Fixed64(4, BitConverter.DoubleToUInt64Bits(0.75))))
            .Message(3, OtlpBodies.Attribute("gen_ai.evaluation.explanation", OtlpBodies.Text("on topic")));

        await SendAsync(project, Span(Guid.NewGuid().ToByteArray(), 1, parent: null, startOffsetSeconds: 0).Message(11, result));

        foreach (var entity in new[] { (await server.SpansAsync(project)).Single(), (await server.TracesAsync(project)).Single() })
        {
            var score = entity["feedback_scores"]!.AsArray().Single()!;
            Assert.Equal(("Relevance", 0.75, "on topic"), (score["name"]!.GetValue<string>(), score["value"]!.GetValue<double>(), score["reason"]!.GetValue<string>()));
        }
    }

    private async Task SendAsync(string project, ProtoMessage span)
    {
        using var answer = await server.PostAsync(OtlpBodies.Request(span).ToArray(), Protobuf, project);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static ProtoMessage Span(byte[] otelTrace, byte number, byte? parent, int startOffsetSeconds)
    {
        var start = OtlpBodies.Start + ((ulong)startOffsetSeconds * 1_000_000_000);
        var span = new ProtoMessage().Bytes(1, otelTrace).Bytes(2, Id(number)).Text(5, number.ToString()).Fixed64(7, start).Fixed64(8, start + 1_000_000);
        return parent is { } above ? span.Bytes(4, Id(above)) : span;
    }

    private static byte[] Id(byte number) => [0, 0, 0, 0, 0, 0, 0, number];

    private static JsonObject Named(IReadOnlyList<JsonObject> spans, string name) => spans.Single(span => span["name"]!.GetValue<string>() == name);
}
