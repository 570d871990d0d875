using System.Text.Json;

namespace Opik.Server.Tests.Features;

public sealed class AnnotationQueueTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/annotation-queues";
    private const string UnknownId = "01a1fba6-8ec1-737f-baf2-ccc9f49854a9";

    [Fact]
    public async Task A_queue_is_created_read_changed_listed_and_deleted()
    {
        var project = await ProjectAsync("settings");
        var id = Guid.CreateVersion7();
        var body = JsonSerializer.Serialize(new
        {
            id, project_id = project, name = " Reviews ", scope = "trace", description = "d", instructions = "i", comments_enabled = true,
            feedback_definition_names = new[] { "quality" }, annotators_per_item = 3, lock_timeout_seconds = 60,
            annotator_view = new { html = "<b>x</b>", kit_version = 2, summary = "s" },
        });
        var created = await server.SendAsync("POST", Root, body);
        Assert.Equal(201, created.Code);
        Assert.EndsWith($"{Root}/{id}", created.Location, StringComparison.Ordinal);
        Assert.Equal(201, (await server.SendAsync("POST", Root, body)).Code);

        var read = (await server.SendAsync("GET", $"{Root}/{id}")).Json;
        Assert.Equal(("Reviews", "trace", "settings"), (Text(read, "name"), Text(read, "scope"), Text(read, "project_name")));
        Assert.Equal((3, 60, 0), (Number(read, "annotators_per_item"), Number(read, "lock_timeout_seconds"), Number(read, "items_count")));
        Assert.Equal(2, Number(read.GetProperty("annotator_view"), "kit_version"));
        Assert.False(read.TryGetProperty("automation", out _));

        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{id}", """{"name":"Checks","annotators_per_item":1,"annotator_view":{}}""")).Code);
        read = (await server.SendAsync("GET", $"{Root}/{id}")).Json;
        Assert.Equal(("Checks", "d", 1, 60), (Text(read, "name"), Text(read, "description"), Number(read, "annotators_per_item"), Number(read, "lock_timeout_seconds")));
        Assert.False(read.TryGetProperty("annotator_view", out _));

        var filter = Uri.EscapeDataString($$"""[{"field":"project_id","type":"string","operator":"=","value":"{{project}}"}]""");
        var page = (await server.SendAsync("GET", $"{Root}?filters={filter}&name=check&sorting={Uri.EscapeDataString("""[{"field":"items_count","direction":"DESC"}]""")}")).Json;
        Assert.Equal([id.ToString()], page.GetProperty("content").EnumerateArray().Select(row => Text(row, "id")));

        Assert.Equal(204, (await server.SendAsync("POST", Root + "/delete", $$"""{"ids":["{{id}}","{{UnknownId}}"]}""")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{id}")).Code);
        Assert.Equal(404, (await server.SendAsync("PATCH", $"{Root}/{id}", "{}")).Code);
    }

    [Theory]
    [InlineData("""{"name":" ","scope":"trace","project_id":"P"}""", "name must not be blank")]
    [InlineData("""{"name":"x","scope":"trace"}""", "projectId must not be null")]
    [InlineData("""{"name":"x","project_id":"P"}""", "scope must not be null")]
    [InlineData("""{"name":"x","scope":"trace","project_id":"P","annotators_per_item":0}""", "annotatorsPerItem must be between 1 and 1000")]
    [InlineData("""{"name":"x","scope":"trace","project_id":"P","lock_timeout_seconds":3601}""", "lockTimeoutSeconds must be between 1 and 3600")]
    [InlineData("""{"name":"x","scope":"trace","project_id":"P","automation":{"enabled":true}}""", "automation.conditions must have at least one group while the automation is enabled")]
    [InlineData("""{"name":"x","scope":"trace","project_id":"P","automation":{"max_items_in_queue":0}}""", "automation.maxItemsInQueue must be greater than or equal to 1")]
    [InlineData("""{"name":"x","scope":"trace","project_id":"P","automation":{"conditions":{"groups":[{"conditions":[]}]}}}""", "automation.conditions.groups[0].conditions size must be between 1 and 5")]
    [InlineData("""{"name":"x","scope":"trace","project_id":"P","automation":{"conditions":{"groups":[{"conditions":[{"score_name":"q","operator":">=","value":1}]}]}}}""", "automation.conditions.groups[0].conditions[0].operator must be one of [>, <, =]")]
    public async Task Broken_rules_are_told_by_name(string json, string error)
    {
        var answer = await server.SendAsync("POST", Root, json.Replace("\"P\"", $"\"{await ProjectAsync("rules")}\"", StringComparison.Ordinal));

        Assert.Equal(422, answer.Code);
        Assert.Equal([error], answer.Errors);
    }

    [Fact]
    public async Task A_batch_creates_all_or_none()
    {
        var project = await ProjectAsync("batch");
        var taken = await QueueAsync(project, "taken", "trace");
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        string Batch(Guid other) => JsonSerializer.Serialize(new { annotation_queues = new[] { new { id = first, name = "a", scope = "trace", project_id = project }, new { id = other, name = "b", scope = "thread", project_id = project } } });

        Assert.Equal(409, (await server.SendAsync("POST", Root + "/batch", Batch(taken))).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{first}")).Code);
        Assert.Equal(204, (await server.SendAsync("POST", Root + "/batch", Batch(second))).Code);
        Assert.Equal("thread", Text((await server.SendAsync("GET", $"{Root}/{second}")).Json, "scope"));
        Assert.Equal(422, (await server.SendAsync("POST", Root + "/batch", """{"annotation_queues":[]}""")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", Root, $$"""{"name":"x","scope":"trace","project_id":"{{UnknownId}}"}""")).Code);
        Assert.Equal(400, (await server.SendAsync("POST", Root, $$"""{"id":"9e107d9d-3721-4b0a-8a5e-0f0a0a0a0a0a","name":"x","scope":"trace","project_id":"{{project}}"}""")).Code);
    }

    [Fact]
    public async Task Items_are_added_and_taken_out_and_traces_show_their_queues()
    {
        var project = await ProjectAsync("items");
        var queue = await QueueAsync(project, "reviews", "trace");
        var (inside, outside) = (await TraceAsync(project), await TraceAsync(project));
        for (var i = 0; i < 2; i++)
            Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/{queue}/items/add", Ids(inside))).Code);
        Assert.Equal(1, Number((await server.SendAsync("GET", $"{Root}/{queue}")).Json, "items_count"));

        var found = (await server.SendAsync("POST", $"{Root}/{queue}/items/search", Ids(inside, outside))).Json.GetProperty("content");
        Assert.Equal([(inside.ToString(), "manual")], found.EnumerateArray().Select(row => (Text(row, "id"), Text(row, "source"))));

        var trace = (await server.SendAsync("GET", $"/v1/private/traces/{inside}")).Json;
        Assert.Equal((queue.ToString(), "reviews"), (Text(trace.GetProperty("annotation_queues")[0], "id"), Text(trace.GetProperty("annotation_queues")[0], "name")));
        Assert.False((await server.SendAsync("GET", $"/v1/private/traces/{outside}")).Json.TryGetProperty("annotation_queues", out _));
        var plain = (await server.SendAsync("GET", $"/v1/private/traces?project_id={project}&exclude={Uri.EscapeDataString("""["annotation_queues"]""")}")).Json;
        Assert.All(plain.GetProperty("content").EnumerateArray(), row => Assert.False(row.TryGetProperty("annotation_queues", out _)));

        Assert.Equal([inside], await TracesAsync(project, "contains", queue.ToString()));
        Assert.Equal([inside], await TracesAsync(project, "=", queue.ToString()));
        Assert.Equal([inside], await TracesAsync(project, "is_not_empty", ""));
        Assert.Equal([outside], await TracesAsync(project, "not_contains", queue.ToString()));
        Assert.Equal([outside], await TracesAsync(project, "is_empty", ""));
        Assert.Empty(await TracesAsync(project, "contains", UnknownId));
        Assert.Equal(1, Number((await server.SendAsync("GET", $"/v1/private/traces?project_id={project}&annotation_queue_id={queue}")).Json, "total"));
        Assert.Equal(1, await CountAsync($"/v1/private/traces/stats?project_id={project}&annotation_queue_id={queue}"));

        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/{queue}/items/delete", Ids(inside, outside))).Code);
        Assert.Equal(0, Number((await server.SendAsync("GET", $"{Root}/{queue}")).Json, "items_count"));
        Assert.Equal([inside, outside], (await TracesAsync(project, "is_empty", "")).Order());
        Assert.Equal(404, (await server.SendAsync("POST", $"{Root}/{UnknownId}/items/add", Ids(inside))).Code);
        Assert.Equal(404, (await server.SendAsync("POST", $"{Root}/{UnknownId}/items/search", Ids(inside))).Code);
        Assert.Equal(422, (await server.SendAsync("POST", $"{Root}/{queue}/items/add", """{"ids":[]}""")).Code);
    }

    [Fact]
    public async Task Threads_show_their_queues_and_are_found_by_them()
    {
        var project = await ProjectAsync("threads");
        var queue = await QueueAsync(project, "talks", "thread");
        await TraceAsync(project, "one");
        await TraceAsync(project, "two");
        var model = Text((await server.SendAsync("POST", "/v1/private/traces/threads/retrieve", $$"""{"project_id":"{{project}}","thread_id":"one"}""")).Json, "thread_model_id");
        Assert.Equal(204, (await server.SendAsync("POST", $"{Root}/{queue}/items/add", $$"""{"ids":["{{model}}"]}""")).Code);

        async Task<string[]> ThreadsAsync(string query) =>
            [.. (await server.SendAsync("GET", $"/v1/private/traces/threads?project_id={project}&{query}")).Json.GetProperty("content").EnumerateArray()
                .Select(row => Text(row, "id") + (row.TryGetProperty("annotation_queues", out var queues) ? $" {Text(queues[0], "name")}" : ""))];
        Assert.Equal(["one talks", "two"], (await ThreadsAsync("")).Order());
        Assert.Equal(["one", "two"], (await ThreadsAsync($"exclude={Uri.EscapeDataString("""["annotation_queues"]""")}")).Order());
        Assert.Equal(["one talks"], await ThreadsAsync($"annotation_queue_id={queue}"));
        Assert.Equal(["two"], await ThreadsAsync("filters=" + Filter("is_empty", "")));
        Assert.Equal(["one talks"], await ThreadsAsync("filters=" + Filter("contains", queue.ToString())));
    }

    [Fact]
    public async Task Scores_of_annotators_are_averaged_and_counted()
    {
        var project = await ProjectAsync("judged");
        var queue = await QueueAsync(project, "judged", "trace", "\"feedback_definition_names\":[\"quality\"],");
        var (first, second) = (await TraceAsync(project), await TraceAsync(project));
        await server.SendAsync("POST", $"{Root}/{queue}/items/add", Ids(first, second));
        Assert.Equal(204, (await server.SendAsync("PUT", $"/v1/private/traces/{first}/feedback-scores", $$"""{"name":"quality","value":1,"source":"ui","source_queue_id":"{{queue}}"}""")).Code);
        Assert.Equal(204, (await server.SendAsync("PUT", $"/v1/private/traces/{second}/feedback-scores", """{"name":"quality","value":0.5,"source":"sdk"}""")).Code);
        Assert.Equal(204, (await server.SendAsync("PUT", $"/v1/private/traces/{second}/feedback-scores", """{"name":"other","value":0.5,"source":"sdk"}""")).Code);

        var read = (await server.SendAsync("GET", $"{Root}/{queue}")).Json;
        Assert.Equal([("quality", 0.75)], read.GetProperty("feedback_scores").EnumerateArray().Select(score => (Text(score, "name"), score.GetProperty("value").GetDouble())));
        Assert.Equal([("admin", 1)], read.GetProperty("reviewers").EnumerateArray().Select(one => (Text(one, "username"), Number(one, "status"))));
        Assert.Equal(["quality"], (await server.SendAsync("GET", $"{Root}?name=judged")).Json.GetProperty("content")[0].GetProperty("feedback_scores").EnumerateArray().Select(score => Text(score, "name")));

        Assert.Equal(204, (await server.SendAsync("DELETE", $"/v1/private/traces/{first}")).Code);
        read = (await server.SendAsync("GET", $"{Root}/{queue}")).Json;
        Assert.Equal(1, Number(read, "items_count"));
        Assert.False(read.TryGetProperty("reviewers", out _));
    }

    [Fact]
    public async Task A_lock_is_answered_and_listed_and_survives_a_restart()
    {
        var project = await ProjectAsync("locks");
        var queue = await QueueAsync(project, "locks", "trace");
        var trace = await TraceAsync(project);
        await server.SendAsync("POST", $"{Root}/{queue}/items/add", Ids(trace));
        var taken = (await server.SendAsync("PUT", $"{Root}/{queue}/items/{trace}/lock")).Json;
        Assert.Equal((true, trace.ToString(), "admin"), (taken.GetProperty("acquired").GetBoolean(), Text(taken, "item_id"), Text(taken, "locked_by")));
        Assert.InRange(taken.GetProperty("expires_at").GetDateTime(), DateTime.UtcNow.AddSeconds(200), DateTime.UtcNow.AddSeconds(310));

        await server.RestartAsync();
        var locks = (await server.SendAsync("GET", $"{Root}/{queue}/locks")).Json.GetProperty("locks").GetProperty(trace.ToString());
        Assert.Equal((1, "admin"), (Number(locks, "active_locks"), locks.GetProperty("locked_by")[0].GetString()));
        Assert.Equal(404, (await server.SendAsync("PUT", $"{Root}/{queue}/items/{UnknownId}/lock")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{UnknownId}/locks")).Code);
    }

    [Fact]
    public async Task Scores_bring_traces_into_an_automated_queue()
    {
        var project = await ProjectAsync("automated");
        var queue = await QueueAsync(project, "low", "trace", """ "automation":{"conditions":{"groups":[{"conditions":[{"score_name":"quality","operator":"<","value":0.5}]}]},"max_items_in_queue":5},""");
        var trace = await TraceAsync(project);
        Assert.Equal(204, (await server.SendAsync("PUT", $"/v1/private/traces/{trace}/feedback-scores", """{"name":"quality","value":0.1,"source":"sdk"}""")).Code);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await TracesAsync(project, "contains", queue.ToString())).Length == 0)
            await Task.Delay(50, limit.Token);

        var found = (await server.SendAsync("POST", $"{Root}/{queue}/items/search", Ids(trace))).Json.GetProperty("content");
        Assert.Equal("automated", Text(found[0], "source"));

        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{queue}", """{"automation":{"enabled":false,"clear_max_items_in_queue":true}}""")).Code);
        var automation = (await server.SendAsync("GET", $"{Root}/{queue}")).Json.GetProperty("automation");
        Assert.False(automation.GetProperty("enabled").GetBoolean());
        Assert.False(automation.TryGetProperty("max_items_in_queue", out _));
        Assert.Equal("quality", Text(automation.GetProperty("conditions").GetProperty("groups")[0].GetProperty("conditions")[0], "score_name"));
        Assert.Equal(422, (await server.SendAsync("PATCH", $"{Root}/{queue}", """{"automation":{"enabled":true,"conditions":{"groups":[]}}}""")).Code);
        Assert.Equal(422, (await server.SendAsync("PATCH", $"{Root}/{queue}", """{"automation":{"max_items_in_queue":1,"clear_max_items_in_queue":true}}""")).Code);
    }

    private async Task<string> ProjectAsync(string name)
    {
        await server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{name}}"}""");
        return Text((await server.SendAsync("POST", "/v1/private/projects/retrieve", $$"""{"name":"{{name}}"}""")).Json, "id");
    }

    private async Task<Guid> QueueAsync(string project, string name, string scope, string members = "")
    {
        var id = Guid.CreateVersion7();
        var created = await server.SendAsync("POST", Root, $$"""{"id":"{{id}}",{{members}}"project_id":"{{project}}","name":"{{name}}","scope":"{{scope}}"}""");
        Assert.Equal(201, created.Code);
        return id;
    }

    private async Task<Guid> TraceAsync(string project, string? thread = null)
    {
        var id = Guid.CreateVersion7();
        var name = Text((await server.SendAsync("GET", $"/v1/private/projects/{project}")).Json, "name");
        var body = JsonSerializer.Serialize(new { id, project_name = name, name = "t", start_time = DateTime.UtcNow, thread_id = thread, source = "sdk" });
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", body)).Code);
        return id;
    }

    private async Task<Guid[]> TracesAsync(string project, string @operator, string value) =>
        [.. (await server.SendAsync("GET", $"/v1/private/traces?project_id={project}&filters={Filter(@operator, value)}")).Json.GetProperty("content").EnumerateArray().Select(row => row.GetProperty("id").GetGuid())];

    private async Task<double> CountAsync(string path) =>
        (await server.SendAsync("GET", path)).Json.GetProperty("stats").EnumerateArray().First(stat => Text(stat, "name") == "trace_count").GetProperty("value").GetDouble();

    private static string Filter(string @operator, string value) =>
        Uri.EscapeDataString($$"""[{"field":"annotation_queue_ids","type":"list","operator":"{{@operator}}","value":"{{value}}"}]""");

    private static string Ids(params Guid[] ids) => JsonSerializer.Serialize(new { ids });

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    private static int Number(JsonElement element, string member) => element.GetProperty(member).GetInt32();
}
