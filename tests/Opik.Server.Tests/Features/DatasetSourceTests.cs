namespace Opik.Server.Tests.Features;

public sealed class DatasetSourceTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = DatasetData.Root;

    private readonly Guid _trace = Guid.CreateVersion7();
    private readonly Guid _span = Guid.CreateVersion7();

    [Fact]
    public async Task Traces_become_items_with_what_was_asked_for()
    {
        await SendTraceAsync();
        var dataset = await server.CreateDatasetAsync();
        var answer = await server.SendAsync("POST", $"{Root}/{dataset}/items/from-traces", $$"""
            {"trace_ids":["{{_trace}}","{{Guid.CreateVersion7()}}"],"field_mappings":{"question":"input.text","metadata":"metadata.a","nothing":"output.no.such"},
             "enrichment_options":{"include_spans":true,"includeTags":true,"include_feedback_scores":true,"include_comments":true,"include_usage":true,"include_metadata":true},
             "execution_policy":{"runs_per_item":2} }
            """);
        Assert.True(answer.Code == 204, answer.Body);

        var item = Assert.Single((await server.ItemsAsync(dataset)).Items);
        var data = item.GetProperty("data");
        Assert.Equal(("trace", _trace.ToString()), (item.Text("source"), item.Text("trace_id")));
        Assert.Equal(("why", "because"), (data.GetProperty("input").Text("text"), data.GetProperty("expected_output").Text("answer")));
        // A mapping wins over the field that an option makes; a path that leads nowhere gives none.
        Assert.Equal(("why", 1), (data.Text("question"), data.GetProperty("metadata").GetInt32()));
        Assert.False(data.TryGetProperty("nothing", out _));
        Assert.Equal(("step", "t", 15), (data.GetProperty("spans")[0].Text("name"), data.GetProperty("tags")[0].GetString(), data.GetProperty("usage").GetProperty("total_tokens").GetInt32()));
        Assert.Equal(("tone", "good"), (data.GetProperty("feedback_scores")[0].Text("name"), data.GetProperty("comments")[0].Text("text")));
        Assert.Equal("""{"runs_per_item":2}""", item.GetProperty("execution_policy").GetRawText());
        Assert.Equal((1, 1, 0, 0), Assert.Single(await server.VersionsAsync(dataset)).Counts());
    }

    [Fact]
    public async Task Spans_become_items_and_options_are_off_when_absent()
    {
        await SendTraceAsync();
        var dataset = await server.CreateDatasetAsync();
        await server.PutItemsAsync(dataset, Guid.CreateVersion7(), "before");
        var answer = await server.SendAsync("POST", $"{Root}/{dataset}/items/from-spans", $$"""{"span_ids":["{{_span}}"],"enrichment_options":{} }""");
        Assert.True(answer.Code == 204, answer.Body);

        var item = (await server.ItemsAsync(dataset)).Items.Single(item => item.Text("source") == "span");
        Assert.Equal((_trace.ToString(), _span.ToString()), (item.Text("trace_id"), item.Text("span_id")));
        Assert.Equal("""{"input":{"a":1},"expected_output":{"b":2}}""", item.GetProperty("data").GetRawText());
        Assert.Equal(2, (await server.VersionsAsync(dataset)).Count);
    }

    [Fact]
    public async Task Mappings_are_not_for_test_suites_and_bad_requests_change_nothing()
    {
        await SendTraceAsync();
        var suite = await server.CreateDatasetAsync(more: "\"type\":\"evaluation_suite\"");
        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/{suite}/items/from-traces", $$"""{"trace_ids":["{{_trace}}"],"enrichment_options":{},"field_mappings":{"question":"input.text"} }""")).Code);
        Assert.False((await server.ItemsAsync(suite)).Items.Single().GetProperty("data").TryGetProperty("question", out _));

        Assert.Equal(404, (await server.SendAsync("POST", $"{Root}/{suite}/items/from-traces", $$"""{"trace_ids":["{{Guid.CreateVersion7()}}"],"enrichment_options":{} }""")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", $"{Root}/{Guid.CreateVersion7()}/items/from-traces", $$"""{"trace_ids":["{{_trace}}"],"enrichment_options":{} }""")).Code);
        Assert.Equal(422, (await server.SendAsync("POST", $"{Root}/{suite}/items/from-traces", """{"trace_ids":[],"enrichment_options":{}}""")).Code);
        Assert.Equal(422, (await server.SendAsync("POST", $"{Root}/{suite}/items/from-traces", $$"""{"trace_ids":["{{_trace}}"]}""")).Code);
        Assert.Equal(1, (await server.ItemsAsync(suite)).Total);
    }

    private async Task SendTraceAsync()
    {
        await OkAsync("POST", "traces", $$"""
            {"id":"{{_trace}}","project_name":"sources","name":"n","start_time":"2026-11-20T10:00:00Z","input":{"text":"why"},"output":{"answer":"because"},"metadata":{"a":1},"tags":["t"]}
            """);
        await OkAsync("POST", "spans", $$"""
            {"id":"{{_span}}","trace_id":"{{_trace}}","project_name":"sources","name":"step","type":"llm","start_time":"2026-11-20T10:00:00Z",
             "input":{"a":1},"output":{"b":2},"tags":["s"],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15} }
            """);
        await OkAsync("PUT", $"traces/{_trace}/feedback-scores", """{"name":"tone","value":1,"source":"sdk"}""");
        await OkAsync("POST", $"traces/{_trace}/comments", """{"text":"good"}""");

        async Task OkAsync(string method, string path, string json)
        {
            var answer = await server.SendAsync(method, "/v1/private/" + path, json);
            Assert.True(answer.Code < 300, answer.Body);
        }
    }
}
