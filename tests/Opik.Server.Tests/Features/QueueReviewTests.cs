using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>The review of a queue and its export (docs/api-extensions.md).</summary>
public sealed class QueueReviewTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/annotation-queues";

    [Fact]
    public async Task A_review_names_every_item_with_its_title_and_what_was_judged()
    {
        var (queue, traces) = await QueueAsync("review", "Where is my refund?", "Dog on the train", null);
        await ScoreAsync(traces[0], queue, "quality", 1, "fine");
        Assert.Equal(200, (await server.SendAsync("PUT", $"{Root}/{queue}/items/{traces[1]}/lock")).Code);

        var review = (await server.SendAsync("GET", $"{Root}/{queue}/review")).Json;

        var items = review.GetProperty("items");
        Assert.Equal(traces.Select(id => id.ToString()), Texts(items, "id"));
        Assert.Equal(["Where is my refund?", "Dog on the train", "step"], Texts(items, "title"));
        Assert.Equal([1, 0, 0], items.GetProperty("judged").EnumerateArray().Select(one => one.GetInt32()));
        Assert.Equal([1, 0, 0], items.GetProperty("mine").EnumerateArray().Select(one => one.GetInt32()));
        var user = review.GetProperty("user").GetString();
        Assert.Equal(user, review.GetProperty("locks").GetProperty(traces[1].ToString())[0].GetString());
    }

    [Fact]
    public async Task A_later_look_brings_only_what_was_judged()
    {
        var (queue, traces) = await QueueAsync("progress", "a", "b");
        Assert.Empty(Texts(await ProgressAsync(queue), "id"));

        await ScoreAsync(traces[1], queue, "quality", 0, null);

        var items = await ProgressAsync(queue);
        Assert.Equal([traces[1].ToString()], Texts(items, "id"));
        Assert.False(items.TryGetProperty("title", out _));
    }

    [Fact]
    public async Task Threads_are_called_by_their_first_question()
    {
        var project = await ProjectAsync("threads");
        foreach (var (at, text) in new[] { (1, "First question"), (2, "Second question") })
            await server.SendAsync("POST", "/v1/private/traces", JsonSerializer.Serialize(new { id = Guid.CreateVersion7(), project_name = "threads", thread_id = "chat-1", input = text, start_time = $"2026-11-21T03:00:0{at}Z" }));
        var thread = (await server.SendAsync("GET", $"/v1/private/traces/threads?project_id={project}")).Json.GetProperty("content")[0];
        var queue = await QueueAsync(project, "thread", [thread.GetProperty("thread_model_id").GetGuid()]);

        var items = (await server.SendAsync("GET", $"{Root}/{queue}/review")).Json.GetProperty("items");

        Assert.Equal(["First question"], Texts(items, "title"));
        Assert.Equal(["chat-1"], Texts(items, "thread_id"));
    }

    [Fact]
    public async Task An_export_has_a_column_for_every_reviewer_and_defuses_formulas()
    {
        var (queue, traces) = await QueueAsync("export", "=1+1", "two, \"quoted\"");
        await ScoreAsync(traces[0], queue, "quality", 0.5, "so so");
        await server.SendAsync("POST", $"/v1/private/traces/{traces[1]}/comments", JsonSerializer.Serialize(new { text = "seen", source_queue_id = queue }));

        var csv = await server.SendAsync("GET", $"{Root}/{queue}/export");
        var lines = csv.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/csv", csv.ContentType);
        Assert.Equal("id,thread_id,title,quality (admin),quality reason (admin),comments (admin)", lines[0]);
        Assert.Equal($"{traces[0]},,'=1+1,0.5,so so,", lines[1]);
        Assert.Equal($"{traces[1]},,\"two, \"\"quoted\"\"\",,,seen", lines[2]);

        var json = (await server.SendAsync("GET", $"{Root}/{queue}/export?format=jsonl")).Body.Split('\n')[0];
        var reviewer = JsonDocument.Parse(json).RootElement.GetProperty("reviewers")[0];
        Assert.Equal(0.5, reviewer.GetProperty("scores")[0].GetProperty("value").GetDouble());
        Assert.Equal(400, (await server.SendAsync("GET", $"{Root}/{queue}/export?format=xml")).Code);
    }

    [Theory]
    [InlineData("review")]
    [InlineData("export")]
    public async Task An_unknown_queue_is_not_found(string what) =>
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{Guid.CreateVersion7()}/{what}")).Code);

    private static IEnumerable<string?> Texts(JsonElement items, string column) => items.GetProperty(column).EnumerateArray().Select(one => one.GetString());

    private async Task<JsonElement> ProgressAsync(Guid queue) => (await server.SendAsync("GET", $"{Root}/{queue}/review?titles=false")).Json.GetProperty("items");

    private async Task<(Guid Queue, List<Guid> Traces)> QueueAsync(string project, params string?[] inputs)
    {
        var projectId = await ProjectAsync(project);
        var traces = new List<Guid>();
        foreach (var input in inputs)
        {
            var id = Guid.CreateVersion7();
            traces.Add(id);
            Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", JsonSerializer.Serialize(new { id, project_name = project, name = "step", input, start_time = "2026-11-21T03:00:00Z" }))).Code);
            // Ids of the same millisecond have no order of their own.
            while (Guid.CreateVersion7().ToString()[..13] == id.ToString()[..13])
                await Task.Yield();
        }

        return (await QueueAsync(projectId, "trace", traces), traces);
    }

    private async Task<Guid> QueueAsync(Guid project, string scope, IReadOnlyList<Guid> items)
    {
        var id = Guid.CreateVersion7();
        Assert.Equal(201, (await server.SendAsync("POST", Root, JsonSerializer.Serialize(new { id, project_id = project, name = "Q", scope, comments_enabled = true, feedback_definition_names = new[] { "quality" } }))).Code);
        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/{id}/items/add", JsonSerializer.Serialize(new { ids = items }))).Code);
        return id;
    }

    private async Task<Guid> ProjectAsync(string name)
    {
        await server.SendAsync("POST", "/v1/private/projects", JsonSerializer.Serialize(new { name }));
        return (await server.SendAsync("POST", "/v1/private/projects/retrieve", JsonSerializer.Serialize(new { name }))).Json.GetProperty("id").GetGuid();
    }

    private async Task ScoreAsync(Guid trace, Guid queue, string name, double value, string? reason) =>
        Assert.Equal(204, (await server.SendAsync("PUT", $"/v1/private/traces/{trace}/feedback-scores", JsonSerializer.Serialize(new { name, value, reason, source = "ui", source_queue_id = queue }))).Code);
}
