using System.Text.Json;
using Opik.Server.Tests.Routes;

namespace Opik.Server.Tests.Threads;

public sealed class ThreadTurnTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Turns_come_in_columns_by_start_with_what_their_spans_and_scores_say()
    {
        var second = await TurnAsync("turns/a b", "03:00:02", "later", end: null);
        var first = await TurnAsync("turns/a b", "03:00:00", "hello", end: "03:00:01.5");
        await TurnAsync("other", "03:00:01", "elsewhere", end: null);
        await server.SendAsync("POST", "/v1/private/spans", $$"""{"trace_id":"{{first}}","project_name":"turns","name":"s","type":"tool","start_time":"2026-11-21T03:00:00Z","error_info":{"exception_type":"E","traceback":"t"} }""");
        await server.SendAsync("PUT", $"/v1/private/traces/{second}/feedback-scores", """{"name":"good","value":0.5,"source":"ui"}""");

        var answer = (await server.SendAsync("GET", "/v1/private/traces/threads/turns?project_name=turns&thread_id=turns%2Fa%20b")).Json;

        var turns = answer.GetProperty("turns");
        Assert.Equal($"""["{first}","{second}"]""", Raw(turns, "trace_id"));
        Assert.Equal("""["hello","later"]""", Raw(turns, "input_preview"));
        Assert.Equal("[1500,null]", Raw(turns, "duration"));
        Assert.Equal(("[1,0]", "[1,0]", "[1,0]"), (Raw(turns, "spans"), Raw(turns, "tool_spans"), Raw(turns, "error_spans")));
        Assert.Equal("""[{"name":"good","value":[null,0.5]}]""", Raw(answer, "scores"));
    }

    [Fact]
    public async Task A_search_names_the_turns_that_have_the_text()
    {
        await TurnAsync("found", "03:00:00", "where is my refund", end: null);
        var second = await TurnAsync("found", "03:00:01", "the Hotel Alfama", end: null);

        var hits = (await server.SendAsync("GET", "/v1/private/traces/threads/turns/search?project_name=turns&thread_id=found&text=hotel")).Json.GetProperty("hits");

        var hit = Assert.Single(hits.EnumerateArray());
        Assert.Equal((second, "input"), (hit.GetProperty("trace_id").GetString(), hit.GetProperty("part").GetString()));
    }

    [Fact]
    public async Task A_thread_that_nobody_knows_is_not_found()
    {
        await TurnAsync("known", "03:00:00", "x", end: null);

        Assert.Equal(404, (await server.SendAsync("GET", "/v1/private/traces/threads/turns?project_name=turns&thread_id=nobody")).Code);
        Assert.Equal(400, (await server.SendAsync("GET", "/v1/private/traces/threads/turns?project_name=turns")).Code);
    }

    private async Task<string> TurnAsync(string thread, string start, string input, string? end)
    {
        var id = SeededServer.NewId();
        var ended = end is null ? "" : $"\"end_time\":\"2026-11-21T{end}Z\",";
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"turns","name":"turn",{{ended}}"start_time":"2026-11-21T{{start}}Z","thread_id":"{{thread}}","input":"{{input}}"}""")).Code);
        return id;
    }

    private static string Raw(JsonElement element, string member) => element.GetProperty(member).GetRawText();
}
