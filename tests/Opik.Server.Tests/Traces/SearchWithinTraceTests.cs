using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Opik.Server.Tests.Routes;

namespace Opik.Server.Tests.Traces;

public sealed class SearchWithinTraceTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Every_part_of_a_span_is_searched_and_named()
    {
        var trace = await TraceAsync("""{"question":"where is Ähre 7"}""");
        var name = await SpanAsync(trace, """ "name":"find_zebra" """);
        var model = await SpanAsync(trace, """ "model":"zebra-5-mini" """);
        var tag = await SpanAsync(trace, """ "tags":["quiet","Zebra"] """);
        var error = await SpanAsync(trace, """ "error_info":{"exception_type":"E","message":"m","traceback":"at zebra()"} """);
        var input = await SpanAsync(trace, """ "input":{"q":"a zebra, please"} """);
        var output = await SpanAsync(trace, """ "output":"one\nZEBRA" """);
        var metadata = await SpanAsync(trace, """ "metadata":{"animal":"zebra"} """);
        await SpanAsync(trace, """ "input":"a horse" """);

        var found = (await server.SendAsync("GET", $"/v1/private/traces/{trace}/search?text=zebra")).Json;

        Assert.Equal(
            [(name, "name"), (model, "model"), (tag, "tags"), (error, "error_info"), (input, "input"), (output, "output"), (metadata, "metadata")],
            found.GetProperty("hits").EnumerateArray().Select(hit => (hit.GetProperty("span_id").GetString()!, hit.GetProperty("part").GetString()!)));
        Assert.Equal((7, 9, true), (found.GetProperty("total").GetInt32(), found.GetProperty("searched").GetInt32(), found.GetProperty("complete").GetBoolean()));
        Assert.All(found.GetProperty("hits").EnumerateArray(), hit => Assert.Equal("zebra", Marked(hit), ignoreCase: true));
    }

    [Fact]
    public async Task The_trace_itself_is_a_hit_and_letters_beyond_ascii_have_no_case()
    {
        var trace = await TraceAsync("""{"question":"where is Ähre 7"}""");

        var hit = Assert.Single((await server.SendAsync("GET", $"/v1/private/traces/{trace}/search?text={Uri.EscapeDataString("äHRE")}")).Json.GetProperty("hits").EnumerateArray());

        Assert.Equal((trace, "Ähre"), (hit.GetProperty("trace_id").GetString()!, Marked(hit)));
    }

    [Fact]
    public async Task Hits_beyond_those_with_words_carry_their_id_only()
    {
        var trace = await TraceAsync("1");
        for (var i = 0; i < 3; i++)
            await SpanAsync(trace, """ "output":"needle" """);

        var hits = (await server.SendAsync("GET", $"/v1/private/traces/{trace}/search?text=needle&snippets=1")).Json.GetProperty("hits");

        Assert.Equal([true, false, false], hits.EnumerateArray().Select(hit => hit.TryGetProperty("snippet", out _)));
    }

    [Theory]
    [InlineData("?text=%20", 400)]
    [InlineData("", 400)]
    [InlineData("?text=a&snippets=1001", 400)]
    public async Task What_cannot_be_searched_is_refused(string query, int status)
    {
        var trace = await TraceAsync("1");

        Assert.Equal(status, (await server.SendAsync("GET", $"/v1/private/traces/{trace}/search{query}")).Code);
    }

    [Fact]
    public async Task A_trace_that_nobody_knows_is_not_found() =>
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/traces/{SeededServer.NewId()}/search?text=a")).Code);

    [Fact(Timeout = 120_000)]
    public async Task Ten_thousand_spans_are_searched_soon()
    {
        var trace = await TraceAsync("1");
        var words = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"word{i * 7919 % 1000}"));
        for (var batch = 0; batch < 20; batch++)
        {
            var body = new StringBuilder("{\"spans\":[");
            for (var i = 0; i < 500; i++)
                body.Append(i == 0 ? "" : ",").Append($$"""{"id":"{{SeededServer.NewId()}}","trace_id":"{{trace}}","project_name":"within","name":"step","start_time":"2026-11-21T03:00:00Z","input":{"text":"{{words}} n{{batch}}x{{i}}"} }""");
            Assert.Equal(204, (await server.SendAsync("POST", "/v1/private/spans/batch", body.Append("]}").ToString())).Code);
        }

        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            var found = (await server.SendAsync("GET", $"/v1/private/traces/{trace}/search?text=n13x77")).Json;
            best = watch.Elapsed < best ? watch.Elapsed : best;
            Assert.Equal(10, found.GetProperty("total").GetInt32() + 9);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"best of five: {best.TotalMilliseconds:F0} ms");
        // Nine people build on the machine: an order of magnitude above what is measured.
        Assert.True(best < TimeSpan.FromSeconds(2), $"{best}");
    }

    private async Task<string> TraceAsync(string input)
    {
        var id = SeededServer.NewId();
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"within","name":"t","start_time":"2026-11-21T03:00:00Z","input":{{input}} }""")).Code);
        return id;
    }

    private async Task<string> SpanAsync(string trace, string members)
    {
        var id = SeededServer.NewId();
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/spans", $$"""{"id":"{{id}}","trace_id":"{{trace}}","project_name":"within","start_time":"2026-11-21T03:00:00Z",{{members}} }""")).Code);
        return id;
    }

    private static string Marked(JsonElement hit) =>
        hit.GetProperty("snippet").GetString()!.Substring(hit.GetProperty("start").GetInt32(), hit.GetProperty("length").GetInt32());
}
