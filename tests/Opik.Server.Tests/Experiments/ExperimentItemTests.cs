using System.Text.Json;

namespace Opik.Server.Tests.Experiments;

public sealed class ExperimentItemTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = ExperimentData.Root;

    private readonly ExperimentData _data = new(server, $"items {Guid.CreateVersion7():N}");

    [Fact]
    public async Task Items_are_read_one_by_one_and_streamed_with_their_traces()
    {
        var experiment = await _data.ExperimentAsync("streamed items", new { name = "exact name" });
        await _data.ExperimentAsync("streamed items", new { name = "exact name too" });
        var traces = await _data.TracesAsync(100, 200);
        var items = await _data.ItemsAsync(experiment, (ExperimentData.NewId(), traces[0]), (ExperimentData.NewId(), traces[1]));
        await _data.ScoreAsync(traces[1], "quality", 0.5);

        var one = await _data.GetAsync($"{Root}/items/{items[0]}");
        Assert.Equal((experiment, traces[0], "default"), (Text(one, "experiment_id"), Text(one, "trace_id"), Text(one, "trace_visibility_mode")));

        var lines = await StreamAsync(new { experiment_name = "exact name" });
        Assert.Equal(items.Reverse(), lines.Select(line => Text(line, "id")));
        Assert.Equal(("""{"question":"q1"}""", """{"answer":"a1","length":1}"""), (lines[0].GetProperty("input").GetRawText(), lines[0].GetProperty("output").GetRawText()));
        Assert.Equal(0.5, lines[0].GetProperty("feedback_scores")[0].GetProperty("value").GetDouble());
        Assert.Equal([items[0]], (await StreamAsync(new { experiment_name = "EXACT name", last_retrieved_id = items[1] })).Select(line => Text(line, "id")));
        Assert.Equal(2, (await StreamAsync(new { experiment_name = "xact nam" })).Count);
        Assert.Empty(await StreamAsync(new { experiment_name = "exact name", project_name = "no such project" }));
    }

    [Fact]
    public async Task A_trace_names_its_experiment_and_is_found_and_sorted_by_it()
    {
        var experiments = new[] { await _data.ExperimentAsync("of traces", new { name = "tracing" }), await _data.ExperimentAsync("of traces") };
        var traces = await _data.TracesAsync(1, 2, 3);
        var item = ExperimentData.NewId();
        await _data.ItemsAsync(experiments[0], (item, traces[1]));
        await _data.ItemsAsync(experiments[1], (item, traces[0]));

        var named = (await _data.GetAsync($"/v1/private/traces/{traces[1]}")).GetProperty("experiment");
        Assert.Equal((experiments[0], "tracing", item), (Text(named, "id"), Text(named, "name"), Text(named, "dataset_item_id")));
        Assert.False((await _data.GetAsync($"/v1/private/traces/{traces[2]}")).TryGetProperty("experiment", out _));
        Assert.Equal([traces[1]], await FindAsync($$"""&filters=[{"field":"experiment_id","operator":"=","value":"{{experiments[0]}}"}]"""));
        Assert.Equal([traces[2], traces[0]], await FindAsync($$"""&filters=[{"field":"experiment_id","operator":"!=","value":"{{experiments[0]}}"}]"""));
        Assert.Equal([traces[1], traces[0]], await FindAsync($$"""&filters=[{"field":"experiment_ids","operator":"in","value":"{{experiments[0]}},{{experiments[1]}}"}]"""));
        Assert.Equal([traces[2], traces[0]], await FindAsync($$"""&filters=[{"field":"experiment_ids","operator":"not_in","value":"{{experiments[0]}}"}]"""));
        Assert.Empty(await FindAsync($$"""&filters=[{"field":"experiment_id","operator":"=","value":"{{ExperimentData.NewId()}}"}]"""));
        Assert.Equal([traces[1], traces[0], traces[2]], await FindAsync("""&sorting=[{"field":"experiment_id","direction":"ASC"}]"""));

        async Task<string[]> FindAsync(string query) =>
            [.. (await _data.GetAsync($"/v1/private/traces?project_name={Uri.EscapeDataString(_data.Project)}{query}")).GetProperty("content").EnumerateArray().Select(row => Text(row, "id"))];
    }

    [Fact]
    public async Task Items_of_an_unknown_experiment_are_refused_together()
    {
        var experiment = await _data.ExperimentAsync("refused");
        var good = ExperimentData.NewId();
        var items = new[]
        {
            new { id = good, experiment_id = experiment, dataset_item_id = ExperimentData.NewId(), trace_id = ExperimentData.NewId() },
            new { id = ExperimentData.NewId(), experiment_id = ExperimentData.NewId(), dataset_item_id = ExperimentData.NewId(), trace_id = ExperimentData.NewId() },
        };

        await _data.SendAsync("POST", $"{Root}/items", new { experiment_items = items }, 409);
        await _data.SendAsync("GET", $"{Root}/items/{good}", null, 404);
        await _data.SendAsync("POST", $"{Root}/items", new { experiment_items = new[] { items[0] } }, 204);
        // Sent again it is the same item.
        await _data.SendAsync("POST", $"{Root}/items", new { experiment_items = new[] { items[0] } }, 204);
        Assert.Equal(1, (await _data.GetAsync($"{Root}/{experiment}")).GetProperty("trace_count").GetInt64());
    }

    [Theory]
    [InlineData("""{"experiment_items":[]}""", 422)]
    [InlineData("""{"experiment_items":[{"dataset_item_id":"01a1fba6-8ec1-737f-baf2-ccc9f49854a9","trace_id":"01a1fba6-8ec1-737f-baf2-ccc9f49854a9"}]}""", 422)]
    [InlineData("""{"experiment_items":[{"experiment_id":"01a1fba6-8ec1-437f-baf2-ccc9f49854a9","dataset_item_id":"01a1fba6-8ec1-737f-baf2-ccc9f49854a9","trace_id":"01a1fba6-8ec1-737f-baf2-ccc9f49854a9"}]}""", 400)]
    [InlineData("""{"experiment_items":[{"experiment_id":"01a1fba6-8ec1-737f-baf2-ccc9f49854a9","dataset_item_id":"01a1fba6-8ec1-737f-baf2-ccc9f49854a9","trace_id":"01a1fba6-8ec1-737f-baf2-ccc9f49854a9","execution_policy":{"pass_threshold":0}}]}""", 422)]
    public async Task Bad_items_are_refused(string body, int status) => Assert.Equal(status, (await server.SendAsync("POST", $"{Root}/items", body)).Code);

    private async Task<List<JsonElement>> StreamAsync(object body) =>
        [.. (await _data.SendAsync("POST", $"{Root}/items/stream", body, 200)).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
