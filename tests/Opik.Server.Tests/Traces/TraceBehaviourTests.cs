using System.Text.Json;
using Opik.Server.Tests.Routes;

namespace Opik.Server.Tests.Traces;

public sealed class TraceBehaviourTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_trace_reads_back_as_it_was_sent_with_what_the_server_knows()
    {
        var (trace, span) = (SeededServer.NewId(), SeededServer.NewId());
        var created = await server.SendAsync("POST", "/api/v1/private/traces/", $$"""{"id":"{{trace}}","project_name":"shape","name":"n","start_time":"2026-11-21T03:00:00.000001+01:00","end_time":"2026-11-21T02:00:01.5Z","input":{"b":1, "a":[NaN]},"metadata":{"k":"v"},"tags":["y","x","y"],"thread_id":"th","ttft":12.5,"source":"sdk","environment":"prod"}""");
        await server.SendAsync("POST", "/v1/private/spans", $$"""{"id":"{{span}}","trace_id":"{{trace}}","project_name":"shape","start_time":"2026-11-21T02:00:00Z","type":"llm","model":"gpt-4o","provider":"openai","usage":{"prompt_tokens":1000,"completion_tokens":100},"metadata":{"provider":"mine"} }""");

        Assert.EndsWith($"/api/v1/private/traces/{trace}", created.Location, StringComparison.Ordinal);
        Assert.Empty(created.Body);
        var read = (await server.SendAsync("GET", $"/v1/private/traces/{trace}")).Json;
        Assert.Equal("2026-11-21T02:00:00.000001Z", read.GetProperty("start_time").GetString());
        Assert.Equal("""{"b":1, "a":["NaN"]}""", read.GetProperty("input").GetRawText());
        Assert.Equal("""{"providers":["openai"],"k":"v"}""", read.GetProperty("metadata").GetRawText());
        Assert.Equal("""["y","x"]""", read.GetProperty("tags").GetRawText());
        Assert.Equal(1499.999, read.GetProperty("duration").GetDouble());
        Assert.Equal(1, read.GetProperty("span_count").GetInt32());
        Assert.Equal(1, read.GetProperty("llm_span_count").GetInt32());
        Assert.False(read.GetProperty("has_tool_spans").GetBoolean());
        Assert.Equal("""{"prompt_tokens":1000,"completion_tokens":100}""", read.GetProperty("usage").GetRawText());
        Assert.DoesNotContain("E-", read.GetProperty("total_estimated_cost").GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("default", read.GetProperty("visibility_mode").GetString());
        Assert.Equal(("sdk", "prod", "th", "admin"), (Text(read, "source"), Text(read, "environment"), Text(read, "thread_id"), Text(read, "created_by")));
        foreach (var absent in new[] { "output", "error_info", "feedback_scores", "comments", "guardrails_validations" })
            Assert.False(read.TryGetProperty(absent, out _), absent);

        var stored = (await server.SendAsync("GET", $"/v1/private/spans/{span}")).Json;
        Assert.Equal("""{"provider":"mine"}""", stored.GetProperty("metadata").GetRawText());
        Assert.False(stored.TryGetProperty("parent_span_id", out _));
    }

    [Fact]
    public async Task A_patch_before_the_create_wins_over_it()
    {
        var id = SeededServer.NewId();
        Assert.Equal(204, (await server.SendAsync("PATCH", $"/v1/private/traces/{id}", """{"project_name":"early","name":"patched","output":{"o":1}}""")).Code);
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"early","name":"created","start_time":"2026-11-21T03:00:00Z","input":1}""")).Code);

        var read = (await server.SendAsync("GET", $"/v1/private/traces/{id}")).Json;

        Assert.Equal("patched", Text(read, "name"));
        Assert.Equal(1, read.GetProperty("input").GetInt32());
        Assert.Equal("2026-11-21T03:00:00Z", Text(read, "start_time"));
    }

    [Fact]
    public async Task A_batch_with_one_bad_row_changes_nothing()
    {
        var good = SeededServer.NewId();

        var refused = await server.SendAsync("POST", "/v1/private/traces/batch", $$"""{"traces":[{"id":"{{good}}","project_name":"whole","start_time":"2026-11-21T03:00:00Z"},{"id":"5b3f2d8e-9b0c-4d51-8f3a-3a1d2c4b5e6f","start_time":"2026-11-21T03:00:00Z"}]}""");

        Assert.Equal(400, refused.Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/traces/{good}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", "/v1/private/traces?project_name=whole")).Code);
    }

    [Fact]
    public async Task An_open_copy_never_erases_the_complete_one()
    {
        var id = SeededServer.NewId();
        await server.SendAsync("POST", "/v1/private/traces/batch", $$"""{"traces":[{"id":"{{id}}","project_name":"open","start_time":"2026-11-21T03:00:00Z","end_time":"2026-11-21T03:00:02Z","output":"done"}]}""");
        await server.SendAsync("POST", "/v1/private/traces/batch", $$"""{"traces":[{"id":"{{id}}","project_name":"open","start_time":"2026-11-21T03:00:00Z"}]}""");

        Assert.Equal("done", Text((await server.SendAsync("GET", $"/v1/private/traces/{id}")).Json, "output"));
    }

    [Fact]
    public async Task Excluded_members_are_left_out_of_pages_and_streams()
    {
        await server.SendAsync("POST", "/v1/private/traces", """{"project_name":"less","name":"n","start_time":"2026-11-21T03:00:00Z","input":1,"output":2,"metadata":{}}""");

        var page = (await server.SendAsync("GET", """/v1/private/traces?project_name=less&exclude=["input","metadata","name"]""")).Json.GetProperty("content")[0];
        var row = JsonDocument.Parse((await server.SendAsync("POST", "/v1/private/traces/search", """{"project_name":"less","exclude":["input","metadata","name"]}""")).Body).RootElement;

        foreach (var trace in new[] { page, row })
        {
            Assert.Equal(2, trace.GetProperty("output").GetInt32());
            foreach (var absent in new[] { "input", "metadata", "name" })
                Assert.False(trace.TryGetProperty(absent, out _), absent);
        }
    }

    [Fact]
    public async Task Truncated_payloads_are_strings_and_previews_stand_in_for_payloads()
    {
        var text = new string('x', 30_000);
        await server.SendAsync("POST", "/v1/private/traces", $$"""{"project_name":"cut","start_time":"2026-11-21T03:00:00Z","input":{"q":"{{text}}" },"error_info":{"exception_type":"E","message":"m","traceback":"t"} }""");

        var truncated = (await server.SendAsync("GET", "/v1/private/traces?project_name=cut&truncate=true")).Json.GetProperty("content")[0];
        var preview = (await server.SendAsync("GET", "/v1/private/traces?project_name=cut&preview=true")).Json.GetProperty("content")[0];

        Assert.Equal(JsonValueKind.String, truncated.GetProperty("input").ValueKind);
        Assert.Equal(10_001, Text(truncated, "input")!.Length);
        Assert.InRange(Text(preview, "input_preview")!.Length, 1, 160);
        Assert.False(preview.TryGetProperty("input", out _));
        Assert.Equal("""{"exception_type":"E","message":"m"}""", preview.GetProperty("error_info").GetRawText());
    }

    [Fact]
    public async Task A_stream_is_filled_exactly_and_goes_on_below_its_cursor()
    {
        var ids = Enumerable.Range(0, 600).Select(_ => SeededServer.NewId()).ToList();
        var rows = string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","project_name":"stream","start_time":"2026-11-21T03:00:00Z"}"""));
        Assert.Equal(204, (await server.SendAsync("POST", "/v1/private/traces/batch", $$"""{"traces":[{{rows}}]}""")).Code);

        var answer = await server.SendAsync("POST", "/v1/private/traces/search", """{"project_name":"stream"}""");
        var first = Ids(answer.Body);
        var second = Ids((await server.SendAsync("POST", "/v1/private/traces/search", $$"""{"project_name":"stream","limit":2000,"last_retrieved_id":"{{first[^1]}}"}""")).Body);

        Assert.Equal("application/octet-stream", answer.ContentType);
        Assert.Equal(500, first.Count);
        Assert.Equal(100, second.Count);
        Assert.Equal(ids.OrderByDescending(id => id, StringComparer.Ordinal), first.Concat(second));

        static List<string> Ids(string body) =>
            [.. body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!)];
    }

    [Fact]
    public async Task The_skeleton_of_a_trace_has_its_spans_in_columns()
    {
        var (trace, root, child) = (SeededServer.NewId(), SeededServer.NewId(), SeededServer.NewId());
        await server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{trace}}","project_name":"tree","start_time":"2026-11-21T03:00:00Z"}""");
        await server.SendAsync("POST", "/v1/private/spans/batch", $$"""{"spans":[{"id":"{{child}}","trace_id":"{{trace}}","parent_span_id":"{{root}}","project_name":"tree","name":"call","type":"llm","model":"m","start_time":"2026-11-21T03:00:00.5Z","end_time":"2026-11-21T03:00:00.75Z","error_info":{"exception_type":"E","traceback":"t"} },{"id":"{{root}}","trace_id":"{{trace}}","project_name":"tree","name":"plan","start_time":"2026-11-21T02:59:59.999Z"}]}""");

        var tree = (await server.SendAsync("GET", $"/v1/private/traces/{trace}/tree")).Json;

        var spans = tree.GetProperty("spans");
        Assert.Equal($"""["{root}","{child}"]""", spans.GetProperty("id").GetRawText());
        Assert.Equal(("[-1,0]", "[0,1]", "[-1,500]", "[null,250]", "[0,1]"), (Raw("parent"), Raw("type"), Raw("start"), Raw("duration"), Raw("error")));
        Assert.Equal("""["plan","call"]""", tree.GetProperty("names").GetRawText());
        Assert.Equal("[-1,0]", Raw("model"));

        string Raw(string column) => spans.GetProperty(column).GetRawText();
    }

    [Fact]
    public async Task Deleting_a_trace_takes_its_spans_along()
    {
        var (trace, span) = (SeededServer.NewId(), SeededServer.NewId());
        await server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{trace}}","start_time":"2026-11-21T03:00:00Z"}""");
        await server.SendAsync("POST", "/v1/private/spans", $$"""{"id":"{{span}}","trace_id":"{{trace}}","start_time":"2026-11-21T03:00:00Z"}""");

        Assert.Equal(204, (await server.SendAsync("DELETE", $"/v1/private/traces/{trace}")).Code);

        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/traces/{trace}")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/spans/{span}")).Code);
    }

    [Fact]
    public async Task Scores_arrive_before_their_trace_and_assertions_go_their_own_way()
    {
        var id = SeededServer.NewId();
        var scored = await server.SendAsync("PUT", "/v1/private/traces/feedback-scores", $$"""{"scores":[{"id":"{{id}}","project_name":"scored","name":"q","value":0.3333333333333,"reason":"r","source":"sdk"},{"id":"{{id}}","project_name":"scored","name":"holds","category_name":"suite_assertion","value":1,"source":"sdk"}]}""");
        await server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"scored","start_time":"2026-11-21T03:00:00Z"}""");

        Assert.Equal(204, scored.Code);
        var score = Assert.Single((await server.SendAsync("GET", $"/v1/private/traces/{id}")).Json.GetProperty("feedback_scores").EnumerateArray());
        Assert.Equal(("q", "sdk", "r", "admin"), (Text(score, "name"), Text(score, "source"), Text(score, "reason"), Text(score, "created_by")));
        Assert.Equal("0.333333333", score.GetProperty("value").GetRawText());
        Assert.Contains("\"q\"", (await server.SendAsync("GET", "/v1/private/traces/feedback-scores/names")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_restart()
    {
        await using var own = new ServerFixture();
        await own.InitializeAsync();
        var id = SeededServer.NewId();
        Assert.Equal(201, (await own.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"kept","start_time":"2026-11-21T03:00:00Z","input":{"a":1} }""")).Code);

        await own.RestartAsync();

        Assert.Equal("""{"a":1}""", (await own.SendAsync("GET", $"/v1/private/traces/{id}")).Json.GetProperty("input").GetRawText());
        Assert.Equal(409, (await own.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"kept","start_time":"2026-11-21T03:00:00Z"}""")).Code);
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
