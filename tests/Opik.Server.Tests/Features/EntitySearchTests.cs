using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>Any entity by its id or name (docs/api-extensions.md).</summary>
public sealed class EntitySearchTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_trace_and_a_span_are_found_by_their_id_and_its_beginning()
    {
        var (trace, span) = await TraceAsync("by-id", "handle", "thread-1");
        var project = await ProjectAsync("by-id");

        foreach (var text in new[] { trace.ToString(), trace.ToString("N"), trace.ToString()[..23] })
        {
            var hit = Assert.Single(await FindAsync(text), one => Text(one, "kind") == "trace");
            Assert.Equal((trace.ToString(), "handle", "by-id"), (Text(hit, "id"), Text(hit, "name"), Text(hit, "project_name")));
            Assert.Equal($"projects/{project}/logs?logsType=traces&trace={trace}", Text(hit, "path"));
        }

        var found = Assert.Single(await FindAsync(span.ToString()));
        Assert.Equal($"projects/{project}/logs?logsType=spans&trace={trace}&span={span}", Text(found, "path"));
    }

    [Fact]
    public async Task Names_are_found_by_any_part_without_regard_to_case()
    {
        await TraceAsync("Zebra-Desk", "answer_zebra", "zebra/7");
        var project = await ProjectAsync("Zebra-Desk");
        await server.SendAsync("POST", "/v1/private/datasets", """{"name":"Golden zebra"}""");
        await server.SendAsync("POST", "/v1/private/prompts", """{"name":"zebra-prompt","template":"x"}""");
        await server.SendAsync("POST", "/v1/private/annotation-queues", JsonSerializer.Serialize(new { project_id = project, name = "ZEBRA queue", scope = "trace" }));
        await server.SendAsync("POST", "/v1/private/feedback-definitions", """{"name":"zebra_score","type":"numerical","details":{"min":0,"max":1}}""");

        var found = await FindAsync("zebra");

        Assert.Equal(["project", "trace", "thread", "dataset", "prompt", "annotation_queue", "feedback_definition"], found.Select(one => Text(one, "kind")));
        Assert.Equal("projects/" + project + "/logs?logsType=threads&thread=zebra%2F7", Text(found[2], "path"));
    }

    [Fact]
    public async Task Nothing_of_a_deleted_project_and_no_more_than_asked_for_is_answered()
    {
        for (var i = 0; i < 4; i++)
            await server.SendAsync("POST", "/v1/private/datasets", JsonSerializer.Serialize(new { name = $"ostrich {i}" }));
        Assert.Equal(2, (await FindAsync("ostrich", "&limit=2")).Count);

        var (trace, _) = await TraceAsync("gone-soon", "x", null);
        Assert.Single(await FindAsync(trace.ToString()));
        await server.SendAsync("DELETE", $"/v1/private/projects/{await ProjectAsync("gone-soon")}");
        Assert.Empty(await FindAsync(trace.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?text=%20")]
    [InlineData("?text=a&limit=21")]
    public async Task A_question_without_text_or_for_too_many_is_refused(string query) =>
        Assert.Equal(400, (await server.SendAsync("GET", "/v1/private/search" + query)).Code);

    [Fact]
    public async Task Texts_that_look_like_patterns_are_texts() => Assert.Empty(await FindAsync("100%_'; --"));

    private async Task<List<JsonElement>> FindAsync(string text, string more = "")
    {
        var answer = await server.SendAsync("GET", $"/v1/private/search?text={Uri.EscapeDataString(text)}{more}");
        Assert.Equal(200, answer.Code);
        return [.. answer.Json.GetProperty("content").EnumerateArray()];
    }

    private async Task<(Guid Trace, Guid Span)> TraceAsync(string project, string name, string? thread)
    {
        var (trace, span) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", JsonSerializer.Serialize(new { id = trace, project_name = project, name, thread_id = thread, start_time = "2026-11-21T03:00:00Z" }))).Code);
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/spans", JsonSerializer.Serialize(new { id = span, trace_id = trace, project_name = project, name = "step", type = "tool", start_time = "2026-11-21T03:00:00Z" }))).Code);
        return (trace, span);
    }

    private async Task<string> ProjectAsync(string name) => Text((await server.SendAsync("POST", "/v1/private/projects/retrieve", JsonSerializer.Serialize(new { name }))).Json, "id");

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
