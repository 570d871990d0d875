using System.Text.Json;

namespace Opik.Server.Tests.Experiments;

public sealed class ExperimentTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = ExperimentData.Root;

    private readonly ExperimentData _data = new(server, $"experiments {Guid.CreateVersion7():N}");

    [Fact]
    public async Task An_experiment_is_made_with_its_dataset_and_read_back_also_after_a_restart()
    {
        var id = await _data.ExperimentAsync("made", new
        {
            name = " first ", metadata = new { model = "m", nested = new { a = 1 } }, tags = new[] { "x", "y" }, type = "mini-batch", status = "running",
            experiment_scores = new[] { new { name = "f1", value = 0.25 } },
        });
        await server.RestartAsync();
        var read = await _data.GetAsync($"{Root}/{id}");

        Assert.Equal(("first", "made", "mini-batch", "running"), (Text(read, "name"), Text(read, "dataset_name"), Text(read, "type"), Text(read, "status")));
        Assert.Equal(_data.Project, Text(read, "project_name"));
        Assert.Equal("""{"model":"m","nested":{"a":1}}""", read.GetProperty("metadata").GetRawText());
        Assert.Equal("""["x","y"]""", read.GetProperty("tags").GetRawText());
        Assert.Equal("""[{"name":"f1","value":0.25}]""", read.GetProperty("experiment_scores").GetRawText());
        Assert.Equal(0, read.GetProperty("trace_count").GetInt64());
        Assert.False(read.TryGetProperty("pass_rate", out _));
    }

    [Fact]
    public async Task Creating_again_with_the_same_id_changes_nothing()
    {
        var id = ExperimentData.NewId();
        await _data.ExperimentAsync("again", new { id, name = "one" });
        await _data.ExperimentAsync("another", new { id, name = "two" });

        Assert.Equal("one", Text(await _data.GetAsync($"{Root}/{id}"), "name"));
    }

    [Fact]
    public async Task Without_a_name_there_is_a_generated_one_and_without_a_status_none()
    {
        var id = await _data.ExperimentAsync("unnamed", new { name = " " });
        var read = await _data.GetAsync($"{Root}/{id}");

        Assert.Matches("^[a-z]+_[a-z]+_[0-9]+$", Text(read, "name"));
        Assert.False(read.TryGetProperty("status", out _));
        Assert.Equal("regular", Text(read, "type"));
    }

    [Theory]
    [InlineData("""{"name":"x"}""", 422)]
    [InlineData("""{"dataset_name":"  "}""", 422)]
    [InlineData("""{"dataset_name":"d","type":"other"}""", 400)]
    [InlineData("""{"dataset_name":"d","status":1}""", 400)]
    [InlineData("""{"dataset_name":"d","id":"0b0f7a3e-9d0c-4f60-8c53-0d4f0d3c1a11"}""", 400)]
    [InlineData("""{"dataset_name":"d","experiment_scores":[{"name":"x"}]}""", 422)]
    [InlineData("""{"dataset_name":"d","prompt_versions":[{"id":"01a1fba6-8ec1-737f-baf2-ccc9f49854a9"}]}""", 409)]
    [InlineData("""{"dataset_name":"d","dataset_version_id":"01a1fba6-8ec1-737f-baf2-ccc9f49854a9"}""", 409)]
    [InlineData("""{"dataset_name":"d","project_id":"01a1fba6-8ec1-737f-baf2-ccc9f49854a9"}""", 404)]
    public async Task Bad_creates_are_refused(string body, int status) => Assert.Equal(status, (await server.SendAsync("POST", Root, body)).Code);

    [Fact]
    public async Task A_patch_changes_what_it_names_and_a_bulk_patch_merges_tags()
    {
        var id = await _data.ExperimentAsync("patched", new { metadata = new { a = 1 }, tags = new[] { "x" } });
        var other = await _data.ExperimentAsync("patched", new { tags = new[] { "z" } });

        await _data.SendAsync("PATCH", $"{Root}/{id}", new { name = "renamed", status = "failed", experiment_scores = new[] { new { name = "f1", value = 1 } } }, 204);
        await _data.SendAsync("PATCH", $"{Root}/batch", new { ids = new[] { id, other, ExperimentData.NewId() }, update = new { tags = new[] { "y" } }, merge_tags = true }, 204);
        await _data.SendAsync("PATCH", $"{Root}/{other}", new { tags_to_add = new[] { "w" }, tags_to_remove = new[] { "z" } }, 204);

        var read = await _data.GetAsync($"{Root}/{id}");
        Assert.Equal(("renamed", "failed", """{"a":1}""", """["x","y"]"""), (Text(read, "name"), Text(read, "status"), read.GetProperty("metadata").GetRawText(), read.GetProperty("tags").GetRawText()));
        Assert.Equal("""["y","w"]""", (await _data.GetAsync($"{Root}/{other}")).GetProperty("tags").GetRawText());
        await _data.SendAsync("PATCH", $"{Root}/{ExperimentData.NewId()}", new { name = "x" }, 404);
        await _data.SendAsync("PATCH", $"{Root}/{id}", new { name = " " }, 422);
    }

    [Fact]
    public async Task Finishing_notes_the_time_and_cancelling_stops_only_what_runs()
    {
        var running = await _data.ExperimentAsync("ended", new { status = "running" });
        var done = await _data.ExperimentAsync("ended");
        await _data.SendAsync("POST", $"{Root}/finish", new { ids = new[] { done } }, 204);
        await _data.SendAsync("PUT", $"{Root}/cancel", new { ids = new[] { running, done, ExperimentData.NewId() } }, 204);

        var (cancelled, finished) = (await _data.GetAsync($"{Root}/{running}"), await _data.GetAsync($"{Root}/{done}"));
        Assert.Equal(("cancelled", "completed"), (Text(cancelled, "status"), Text(finished, "status")));
        Assert.False(cancelled.TryGetProperty("finished_at", out _));
        Assert.True(finished.TryGetProperty("finished_at", out _));

        // The run has drained: it stays cancelled.
        await _data.SendAsync("POST", $"{Root}/finish", new { ids = new[] { running } }, 204);
        var drained = await _data.GetAsync($"{Root}/{running}");
        Assert.Equal("cancelled", Text(drained, "status"));
        Assert.True(drained.TryGetProperty("finished_at", out _));
    }

    [Fact]
    public async Task Deleting_takes_the_items_and_leaves_the_traces()
    {
        var id = await _data.ExperimentAsync("deleted");
        var trace = (await _data.TracesAsync(10))[0];
        var item = (await _data.ItemsAsync(id, (ExperimentData.NewId(), trace)))[0];
        await _data.SendAsync("POST", $"{Root}/delete", new { ids = new[] { id, ExperimentData.NewId() } }, 204);

        await _data.SendAsync("GET", $"{Root}/{id}", null, 404);
        await _data.SendAsync("GET", $"{Root}/items/{item}", null, 404);
        await _data.SendAsync("GET", $"/v1/private/traces/{trace}", null, 200);
    }

    [Fact]
    public async Task Lists_are_filtered_sorted_and_paged()
    {
        var project = (await _data.SendAsync("POST", "/v1/private/projects", new { name = _data.Project }, 201)).Location!.Split('/')[^1];
        var a = await _data.ExperimentAsync("first set", new { name = "Alpha", metadata = new { model = "x" }, tags = new[] { "red" }, experiment_scores = new[] { new { name = "f1", value = 0.9 } } });
        var b = await _data.ExperimentAsync("first set", new { name = "beta", metadata = new { model = "y" }, type = "trial", experiment_scores = new[] { new { name = "f1", value = 0.1 } } });
        var c = await _data.ExperimentAsync("second set", new { name = "gamma" });
        var traces = await _data.TracesAsync(100, 300);
        await _data.ItemsAsync(a, (ExperimentData.NewId(), traces[0]));
        await _data.ItemsAsync(c, (ExperimentData.NewId(), traces[1]));
        await _data.ScoreAsync(traces[0], "quality", 0.2);
        await _data.ScoreAsync(traces[1], "quality", 0.8);
        var dataset = Text(await _data.GetAsync($"{Root}/{a}"), "dataset_id");

        Assert.Equal([c, b, a], await FindAsync(""));
        Assert.Equal([b, a], await FindAsync($"&datasetId={dataset}"));
        Assert.Equal([a], await FindAsync("&name=ALPH"));
        Assert.Equal([b], await FindAsync("""&types=["trial"]"""));
        Assert.Equal([a, c], (await FindAsync($"&experiment_ids={ExperimentData.Ids([a, c])}")).Order());
        Assert.Equal([b], await FindAsync("""&filters=[{"field":"metadata","key":"model","operator":"=","value":"y"}]"""));
        Assert.Equal([a], await FindAsync("""&filters=[{"field":"tags","operator":"contains","value":"red"}]"""));
        Assert.Equal([c], await FindAsync("""&filters=[{"field":"feedback_scores","key":"Quality","operator":">","value":"0.5"}]"""));
        Assert.Equal([b], await FindAsync("""&filters=[{"field":"feedback_scores","key":"quality","operator":"is_empty","value":""}]"""));
        Assert.Equal([b], await FindAsync("""&filters=[{"field":"experiment_scores","key":"f1","operator":"<","value":"0.5"}]"""));
        Assert.Equal([a, b, c], await FindAsync("""&sorting=[{"field":"name","direction":"ASC"}]"""));
        Assert.Equal([a, c, b], await FindAsync("""&sorting=[{"field":"feedback_scores.quality","direction":"ASC"}]"""));
        Assert.Equal([c, a, b], await FindAsync("""&sorting=[{"field":"duration.p50","direction":"DESC"}]"""));
        Assert.Equal([b, a, c], await FindAsync("""&sorting=[{"field":"experiment_scores.f1","direction":"ASC"}]"""));
        Assert.Equal([b], await FindAsync("&page=2&size=1"));
        Assert.Empty(await FindAsync("&project_deleted=true"));
        Assert.Equal([c, b, a], await FindAsync("&project_deleted=false"));
        Assert.Empty(await FindAsync("&dataset_deleted=true"));
        await _data.SendAsync("GET", $"{Root}?types=[\"other\"]", null, 400);
        await _data.SendAsync("GET", $"{Root}?experiment_ids=x", null, 400);
        await _data.SendAsync("GET", $"/v1/private/projects/{ExperimentData.NewId()}/experiments", null, 404);

        var ofProject = await _data.GetAsync($"/v1/private/projects/{project}/experiments?size=2");
        Assert.Equal(3, ofProject.GetProperty("total").GetInt64());
        var names = await _data.GetAsync($"{Root}/feedback-scores/names?project_id={project}");
        Assert.Equal("""[{"name":"quality","type":"feedback_scores"},{"name":"f1","type":"experiment_scores"}]""", names.GetProperty("scores").GetRawText());

        async Task<string[]> FindAsync(string query)
        {
            var page = await _data.GetAsync($"{Root}?project_id={project}{query}");
            return [.. page.GetProperty("content").EnumerateArray().Select(row => Text(row, "id"))];
        }
    }

    [Fact]
    public async Task Streams_give_experiments_by_a_part_of_their_name_newest_first()
    {
        var a = await _data.ExperimentAsync("streamed", new { name = "stream me one" });
        var b = await _data.ExperimentAsync("streamed", new { name = "Stream Me two" });
        await _data.ExperimentAsync("streamed", new { name = "other" });

        Assert.Equal([b, a], await StreamAsync(new { name = "stream me", project_name = _data.Project }));
        Assert.Equal([b], await StreamAsync(new { name = "stream me", limit = 1, project_name = _data.Project }));
        Assert.Equal([a], await StreamAsync(new { name = "stream me", last_retrieved_id = b, project_name = _data.Project }));
        Assert.Empty(await StreamAsync(new { name = "stream me", project_name = "no such project" }));
        await _data.SendAsync("POST", $"{Root}/stream", new { limit = 1 }, 422);
        await _data.SendAsync("POST", $"{Root}/stream", new { name = "x", limit = 3000 }, 422);

        async Task<string[]> StreamAsync(object body)
        {
            var answer = await _data.SendAsync("POST", $"{Root}/stream", body, 200);
            Assert.Equal("application/octet-stream", answer.ContentType);
            return [.. answer.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!)];
        }
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
