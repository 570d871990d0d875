using System.Text.Json;

namespace Opik.Server.Tests.Features;

public sealed class DatasetItemTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = DatasetData.Root;

    [Fact]
    public async Task An_item_comes_back_as_it_was_sent_numbers_of_any_size_included()
    {
        var dataset = await server.CreateDatasetAsync();
        var (id, trace, span) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        const string Data = """{"question":"grüße \"世界\"","n":123456789012345678901234567890,"f":1.50,"deep":{"a":[1,null,true]},"":"blank"}""";
        var sent = await server.SendAsync("PUT", Root + "/items", $$"""
            {"dataset_id":"{{dataset}}","items":[{"id":"{{id}}","source":"span","trace_id":"{{trace}}","span_id":"{{span}}","description":"d","tags":["a","b"],
             "data":{{Data}},"evaluators":[{"name":"e","type":"code_metric","config":{"x":1}
             }],"execution_policy":{"runs_per_item":2,"pass_threshold":1}
             }]}
            """);
        Assert.True(sent.Code == 204, sent.Body);

        var item = (await server.SendAsync("GET", $"{Root}/items/{id}")).Json;
        Assert.Equal(Data, item.GetProperty("data").GetRawText());
        Assert.Equal((id.ToString(), id.ToString(), dataset), (item.Text("id"), item.Text("dataset_item_id"), item.Text("dataset_id")));
        Assert.Equal(("span", trace.ToString(), span.ToString(), "d", "admin"), (item.Text("source"), item.Text("trace_id"), item.Text("span_id"), item.Text("description"), item.Text("created_by")));
        Assert.Equal("""[{"name":"e","type":"code_metric","config":{"x":1}}]""", item.GetProperty("evaluators").GetRawText());
        Assert.Equal("""{"runs_per_item":2,"pass_threshold":1}""", item.GetProperty("execution_policy").GetRawText());
        Assert.Equal(2, item.GetProperty("tags").GetArrayLength());
    }

    [Fact]
    public async Task Items_with_bare_fields_are_accepted_by_POST()
    {
        var name = DatasetData.NewName();
        var id = Guid.CreateVersion7();
        var sent = await server.SendAsync("POST", Root + "/items", $$"""
            {"dataset_name":"{{name}}","items":[{"user_question":"What?","n":null},{"id":"{{id}}","expected_output":{"a":1} },{"source":"manual","data":{"q":1} }]}
            """);
        Assert.True(sent.Code == 204, sent.Body);

        var dataset = (await server.SendAsync("POST", Root + "/retrieve", $$"""{"dataset_name":"{{name}}"}""")).Json.Text("id");
        var items = (await server.ItemsAsync(dataset)).Items;
        Assert.Equal(["""{"expected_output":{"a":1}}""", """{"q":1}""", """{"user_question":"What?","n":null}"""], items.Select(item => item.GetProperty("data").GetRawText()).Order(StringComparer.Ordinal));
        Assert.Contains(items, item => item.Text("id") == id.ToString() && item.Text("source") == "sdk");
        Assert.Equal(422, (await server.SendAsync("PUT", Root + "/items", $$"""{"dataset_name":"{{name}}","items":[{"user_question":"What?"}]}""")).Code);
    }

    [Theory]
    [InlineData("""[]""", 422)]
    [InlineData("""[{"source":"sdk"}]""", 422)]
    [InlineData("""[{"data":{"a":1}}]""", 422)]
    [InlineData("""[{"source":"sdk","data":{}}]""", 422)]
    [InlineData("""[{"source":"sdk","data":"text"}]""", 400)]
    [InlineData("""[{"source":"other","data":{"a":1}}]""", 400)]
    [InlineData("""[{"source":"sdk","trace_id":"019a0000-0000-7000-8000-000000000000","data":{"a":1}}]""", 422)]
    [InlineData("""[{"source":"trace","data":{"a":1}}]""", 422)]
    [InlineData("""[{"source":"span","trace_id":"019a0000-0000-7000-8000-000000000000","data":{"a":1}}]""", 422)]
    [InlineData("""[{"id":"9e107d9d-3721-4b0a-8a5e-0f0a0a0a0a0a","source":"sdk","data":{"a":1}}]""", 400)]
    [InlineData("""[{"source":"sdk","data":{"a":1},"execution_policy":{"runs_per_item":101}}]""", 422)]
    [InlineData("""[{"source":"sdk","data":{"a":1},"evaluators":[{"type":"llm_judge","config":{}}]}]""", 422)]
    [InlineData("""[{"source":"sdk","data":{"a":1}},{"source":"sdk","data":{}}]""", 422)]
    public async Task Nothing_of_a_batch_with_a_wrong_item_is_stored(string items, int status)
    {
        var dataset = await server.CreateDatasetAsync();
        var answer = await server.SendAsync("PUT", Root + "/items", $$"""{"dataset_id":"{{dataset}}","items":{{items}}}""");

        Assert.True(answer.Code == status, answer.Body);
        Assert.Equal(0, (await server.ItemsAsync(dataset)).Total);
        Assert.Empty(await server.VersionsAsync(dataset));
    }

    [Fact]
    public async Task Unknown_dataset_is_404_and_a_batch_holds_at_most_a_thousand()
    {
        Assert.Equal(404, (await server.SendAsync("PUT", Root + "/items", $$"""{"dataset_id":"{{Guid.CreateVersion7()}}","items":[{"source":"sdk","data":{"a":1} }]}""")).Code);
        Assert.Equal(422, (await server.SendAsync("PUT", Root + "/items", """{"items":[{"source":"sdk","data":{"a":1}}]}""")).Code);
        var many = string.Join(',', Enumerable.Repeat("""{"source":"sdk","data":{"a":1}}""", 1001));
        Assert.Equal(422, (await server.SendAsync("PUT", Root + "/items", $$"""{"dataset_name":"x","items":[{{many}}]}""")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/{Guid.CreateVersion7()}/items")).Code);
        Assert.Equal(404, (await server.SendAsync("GET", $"{Root}/items/{Guid.CreateVersion7()}")).Code);
    }

    [Fact]
    public async Task Pages_have_exact_totals_and_a_stable_order()
    {
        var dataset = await server.CreateDatasetAsync();
        var ids = await server.PutItemsAsync(dataset, null, [.. Enumerable.Range(0, 25).Select(i => $"q{i}")]);

        var seen = new List<Guid>();
        for (var page = 1; page <= 4; page++)
        {
            var (total, items) = await server.ItemsAsync(dataset, $"page={page}&size=10");
            Assert.Equal((25, page switch { 1 or 2 => 10, 3 => 5, _ => 0 }), (total, items.Count));
            seen.AddRange(items.Select(item => item.GetProperty("id").GetGuid()));
        }

        Assert.Equal(ids.OrderByDescending(id => id.ToString(), StringComparer.Ordinal), seen);
        Assert.Equal(10, (await server.ItemsAsync(dataset, "")).Items.Count);
        Assert.Equal(25, (await server.ItemsAsync(dataset, "size=2000")).Items.Count);
        Assert.Equal(400, (await server.SendAsync("GET", $"{Root}/{dataset}/items?size=2001")).Code);
        Assert.Equal(400, (await server.SendAsync("GET", $"{Root}/{dataset}/items?page=0")).Code);
    }

    [Fact]
    public async Task Pages_name_the_columns_of_the_maps()
    {
        var dataset = await server.CreateDatasetAsync();
        await server.PutItemsAsync(dataset, null, [(Guid.CreateVersion7(), """{"a":1,"b":"x"}"""), (Guid.CreateVersion7(), """{"a":"1","c":[],"d":{},"e":null,"f":true}""")]);

        var columns = (await server.SendAsync("GET", $"{Root}/{dataset}/items?size=1")).Json.GetProperty("columns").EnumerateArray().ToDictionary(column => column.Text("name"));
        Assert.Equal(["a", "b", "c", "d", "e", "f"], columns.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["number", "string"], columns["a"].GetProperty("types").EnumerateArray().Select(type => type.GetString()));
        Assert.Equal(("data", "data.c", "array"), (columns["c"].Text("filter_field_prefix"), columns["c"].Text("filterField"), columns["c"].GetProperty("types")[0].GetString()));
    }

    public static TheoryData<string, string> Filters => new()
    {
        { """{"field":"data","key":"question","operator":"=","value":"alpha"}""", "alpha" },
        { """{"field":"data","key":"question","operator":"contains","value":"A"}""", "alpha beta gamma" },
        { """{"field":"data","key":"question","operator":"not_contains","value":"lph"}""", "beta gamma" },
        { """{"field":"data","key":"question","operator":"starts_with","value":"be"}""", "beta" },
        { """{"field":"data.n","type":"number","operator":">","value":"1"}""", "beta gamma" },
        { """{"field":"data.n","type":"number","operator":"=","value":"2.0"}""", "beta" },
        { """{"field":"data.deep.x","operator":"=","value":"y"}""", "gamma" },
        { """{"field":"data.at","type":"date_time","operator":">=","value":"2026-02-01T00:00:00Z"}""", "beta" },
        { """{"field":"data","key":"deep","type":"dictionary","operator":"!=","value":""}""", "!400" },
        { """{"field":"full_data","operator":"contains","value":"\"x\":\"Y\""}""", "gamma" },
        { """{"field":"tags","operator":"contains","value":"gol"}""", "alpha" },
        { """{"field":"tags","operator":"is_empty"}""", "beta gamma" },
        { """{"field":"source","operator":"=","value":"trace"}""", "beta" },
        { """{"field":"description","operator":"contains","value":"FIRST"}""", "alpha" },
        { """{"field":"created_by","operator":"=","value":"admin"}""", "alpha beta gamma" },
        { """{"field":"created_at","operator":">","value":"2020-01-01T00:00:00Z"}""", "alpha beta gamma" },
        { """{"field":"last_updated_at","operator":"<","value":"2020-01-01T00:00:00Z"}""", "" },
        { """{"field":"trace_id","operator":"=","value":"019a0000-0000-7000-8000-00000000000a"}""", "beta" },
        { """{"field":"trace_id","operator":"contains","value":"000a"}""", "beta" },
        { """{"field":"id","operator":"in","value":"019b0000-0000-7000-8000-000000000001"}""", "" },
        { """{"field":"id","operator":"not_in","value":"019b0000-0000-7000-8000-000000000001"}""", "alpha beta gamma" },
        { """{"field":"id","operator":"in","value":"alpha"}""", "!400" },
        { """{"field":"data","operator":"=","value":"x"}""", "!400" },
        { """{"field":"nothing","operator":"=","value":"x"}""", "!400" },
        { """{"field":"tags","operator":">","value":"x"}""", "!400" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filters_find_items_on_pages_and_in_streams(string filter, string expected)
    {
        var (name, dataset) = await FilteredDatasetAsync();
        var filters = $"[{filter}]";

        var page = await server.SendAsync("GET", $"{Root}/{dataset}/items?size=100&filters={Uri.EscapeDataString(filters)}");
        var stream = await server.SendAsync("POST", Root + "/items/stream", JsonSerializer.Serialize(new { dataset_name = name, filters }));

        if (expected == "!400")
        {
            Assert.Equal((400, 400), (page.Code, stream.Code));
            return;
        }

        var wanted = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(page.Code == 200, page.Body);
        Assert.Equal(wanted.Length, page.Json.GetProperty("total").GetInt32());
        Assert.Equal(wanted, page.Json.GetProperty("content").EnumerateArray().Select(Question).Order(StringComparer.Ordinal));
        Assert.Equal(wanted, Lines(stream).Select(Question).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_list_of_ids_finds_these_items_and_more_than_ten_thousand_are_refused()
    {
        var (_, dataset) = await FilteredDatasetAsync();
        var items = (await server.ItemsAsync(dataset)).Items.ToDictionary(Question, static item => item.Text("id"));

        Assert.Equal(["alpha", "gamma"], (await FindAsync([items["gamma"], items["alpha"], items["alpha"]])).Json.GetProperty("content").EnumerateArray().Select(Question).Order(StringComparer.Ordinal));
        var many = JsonSerializer.Serialize(new { dataset_id = dataset, filters = new[] { new { field = "id", @operator = "in", value = string.Join(',', Enumerable.Range(0, 10_001).Select(_ => Guid.CreateVersion7())) } }, update = new { tags = new[] { "x" } } });
        var refused = await server.SendAsync("PATCH", Root + "/items/batch", many);
        Assert.Equal(400, refused.Code);
        Assert.Contains("at most 10000 values", refused.Body, StringComparison.Ordinal);

        Task<Answer> FindAsync(string[] ids) =>
            server.SendAsync("GET", $"{Root}/{dataset}/items?size=100&filters={Uri.EscapeDataString(JsonSerializer.Serialize(new[] { new { field = "id", @operator = "in", value = string.Join(',', ids) } }))}");
    }

    [Theory]
    [InlineData("data.n", "ASC", "alpha beta gamma")]
    [InlineData("data.n", "DESC", "gamma beta alpha")]
    [InlineData("data.question", "DESC", "gamma beta alpha")]
    [InlineData("description", "ASC", "alpha gamma beta")]
    [InlineData("id", "ASC", "alpha beta gamma")]
    [InlineData("created_at", "ASC", "gamma beta alpha")]
    public async Task Items_are_sorted_by_columns_and_members(string field, string direction, string expected)
    {
        var (_, dataset) = await FilteredDatasetAsync();
        var sorting = Uri.EscapeDataString($$"""[{"field":"{{field}}","direction":"{{direction}}"}]""");

        var questions = new List<string>();
        for (var page = 1; page <= 3; page++)
            questions.Add(Question((await server.ItemsAsync(dataset, $"size=1&page={page}&sorting={sorting}")).Items.Single()));

        Assert.Equal(expected, string.Join(' ', questions));
    }

    [Fact]
    public async Task Streams_are_filled_exactly_and_go_on_below_the_last_id()
    {
        var name = DatasetData.NewName();
        var dataset = await server.CreateDatasetAsync(name);
        Guid[] ids = [.. (await server.PutItemsAsync(dataset, null, [.. Enumerable.Range(0, 400).Select(i => $"q{i}")])).OrderBy(id => id.ToString(), StringComparer.Ordinal)];
        await server.PutItemsAsync(dataset, null, [(ids[0], "{\n  \"question\":\r\n \"on lines\"\n}")]);

        var first = await server.SendAsync("POST", Root + "/items/stream", $$"""{"dataset_name":"{{name}}","steam_limit":330}""");
        Assert.Equal("application/octet-stream", first.ContentType);
        var lines = Lines(first);
        Assert.Equal(330, lines.Count);
        Assert.Equal(ids[399].ToString(), lines[0].Text("id"));
        var rest = Lines(await server.SendAsync("POST", Root + "/items/stream", $$"""{"dataset_name":"{{name}}","stream_limit":330,"last_retrieved_id":"{{lines[^1].Text("id")}}"}"""));
        Assert.Equal(70, rest.Count);
        Assert.Equal("on lines", Question(rest[^1]));

        var unknown = await server.SendAsync("POST", Root + "/items/stream", """{"dataset_name":"no such dataset","project_name":"no such project"}""");
        Assert.Equal((200, ""), (unknown.Code, unknown.Body));
        Assert.Equal(404, (await server.SendAsync("POST", "/v1/private/projects/retrieve", """{"name":"no such project"}""")).Code);
        Assert.Equal(422, (await server.SendAsync("POST", Root + "/items/stream", $$"""{"dataset_name":"{{name}}","steam_limit":2001}""")).Code);
        Assert.Equal(404, (await server.SendAsync("POST", Root + "/items/stream", $$"""{"dataset_name":"{{name}}","dataset_version":"00000000"}""")).Code);
    }

    [Fact]
    public async Task An_item_is_changed_in_part()
    {
        var (_, dataset) = await FilteredDatasetAsync();
        var item = (await server.ItemsAsync(dataset)).Items.Single(item => Question(item) == "alpha");
        var path = $"{Root}/items/{item.Text("id")}";

        Assert.Equal(204, (await server.SendAsync("PATCH", path, """{"tags":["x"],"execution_policy":{"runs_per_item":5}}""")).Code);
        var changed = (await server.SendAsync("GET", path)).Json;
        Assert.Equal(("alpha", "the first", "x", 5), (Question(changed), changed.Text("description"), changed.GetProperty("tags")[0].GetString(), changed.GetProperty("execution_policy").GetProperty("runs_per_item").GetInt32()));
        Assert.Equal(item.Text("created_at"), changed.Text("created_at"));

        Assert.Equal(204, (await server.SendAsync("PATCH", path, """{"data":{"question":"ALPHA"},"clear_execution_policy":true,"tags":[]}""")).Code);
        changed = (await server.SendAsync("GET", path)).Json;
        Assert.Equal("""{"question":"ALPHA"}""", changed.GetProperty("data").GetRawText());
        Assert.False(changed.TryGetProperty("execution_policy", out _) || changed.TryGetProperty("tags", out _));
        Assert.Single(await server.VersionsAsync(dataset));
        Assert.Equal(404, (await server.SendAsync("PATCH", $"{Root}/items/{Guid.CreateVersion7()}", """{"tags":["x"]}""")).Code);
        Assert.Equal(422, (await server.SendAsync("PATCH", path, """{"data":{}}""")).Code);
    }

    [Fact]
    public async Task Many_items_are_changed_at_once()
    {
        var (_, dataset) = await FilteredDatasetAsync();
        var ids = (await server.ItemsAsync(dataset)).Items.ToDictionary(Question, item => item.Text("id"));

        Assert.Equal(204, (await PatchAsync($$"""{"ids":["{{ids["alpha"]}}","{{ids["beta"]}}"],"update":{"tags":["new"]},"merge_tags":true}""")).Code);
        Assert.Equal("alpha:gold,new beta:new gamma:", await TagsAsync());
        Assert.Equal(204, (await PatchAsync($$"""{"dataset_id":"{{dataset}}","filters":[{"field":"data","key":"n","operator":"=","value":"3"}],"update":{"tags":["three"]} }""")).Code);
        Assert.Equal(204, (await PatchAsync($$"""{"ids":["{{ids["alpha"]}}"],"update":{"tags_to_add":["plus"],"tags_to_remove":["gold"]} }""")).Code);
        Assert.Equal("alpha:new,plus beta:new gamma:three", await TagsAsync());
        Assert.Equal(204, (await PatchAsync($$"""{"dataset_id":"{{dataset}}","filters":[],"update":{"tags_to_add":["all"]} }""")).Code);
        Assert.Equal("alpha:new,plus,all beta:new,all gamma:three,all", await TagsAsync());

        Assert.Equal(400, (await PatchAsync("""{"update":{"tags":["x"]}}""")).Code);
        Assert.Equal(400, (await PatchAsync("""{"filters":[],"update":{"tags":["x"]}}""")).Code);
        Assert.Equal(422, (await PatchAsync($$"""{"ids":["{{ids["alpha"]}}"]}""")).Code);

        Task<Answer> PatchAsync(string json) => server.SendAsync("PATCH", Root + "/items/batch", json);

        async Task<string> TagsAsync() => string.Join(' ', (await server.ItemsAsync(dataset)).Items.OrderBy(Question, StringComparer.Ordinal).Select(item =>
            $"{Question(item)}:{(item.TryGetProperty("tags", out var tags) ? string.Join(',', tags.EnumerateArray().Select(tag => tag.GetString())) : "")}"));
    }

    [Fact]
    public async Task Items_are_deleted_by_ids_and_by_conditions()
    {
        var (_, dataset) = await FilteredDatasetAsync();
        var ids = (await server.ItemsAsync(dataset)).Items.ToDictionary(Question, item => item.Text("id"));
        var group = Guid.CreateVersion7();

        Assert.Equal(204, (await DeleteAsync($$"""{"item_ids":["{{ids["alpha"]}}","{{Guid.CreateVersion7()}}"],"batch_group_id":"{{group}}"}""")).Code);
        Assert.Equal(204, (await DeleteAsync($$"""{"dataset_id":"{{dataset}}","filters":[{"field":"source","operator":"=","value":"trace"}],"batch_group_id":"{{group}}"}""")).Code);
        Assert.Equal(["gamma"], await server.QuestionsAsync(dataset));
        Assert.Equal(2, (await server.VersionsAsync(dataset)).Count);
        Assert.Equal(["alpha", "beta", "gamma"], await server.QuestionsAsync(dataset, $"version={(await server.VersionsAsync(dataset))[1].Text("version_hash")}"));
        Assert.Equal(204, (await DeleteAsync($$"""{"dataset_id":"{{dataset}}","filters":[]}""")).Code);
        Assert.Equal(0, (await server.ItemsAsync(dataset)).Total);
        // Nothing to delete, nothing to remember.
        Assert.Equal(204, (await DeleteAsync($$"""{"item_ids":["{{Guid.CreateVersion7()}}"],"batch_group_id":"{{Guid.CreateVersion7()}}"}""")).Code);
        Assert.Equal(2, (await server.VersionsAsync(dataset)).Count);

        Assert.Equal(400, (await DeleteAsync("{}")).Code);
        Assert.Equal(400, (await DeleteAsync($$"""{"item_ids":["{{ids["alpha"]}}"],"dataset_id":"{{dataset}}"}""")).Code);
        Assert.Equal(404, (await DeleteAsync($$"""{"dataset_id":"{{Guid.CreateVersion7()}}"}""")).Code);

        Task<Answer> DeleteAsync(string json) => server.SendAsync("POST", Root + "/items/delete", json);
    }

    [Fact]
    public async Task Long_values_are_cut_one_by_one_when_asked_for()
    {
        var dataset = await server.CreateDatasetAsync();
        await server.PutItemsAsync(dataset, null, [(Guid.CreateVersion7(), $$"""{"short":{"a":1},"long":"{{new string('x', 20_000)}}"}""")]);

        var item = (await server.ItemsAsync(dataset, "truncate=true")).Items.Single().GetProperty("data");
        Assert.Equal(("""{"a":1}""", 10_001), (item.GetProperty("short").GetRawText(), item.Text("long").Length));
        Assert.Equal(20_000, (await server.ItemsAsync(dataset)).Items.Single().GetProperty("data").Text("long").Length);
    }

    // n: alpha 1, beta 2, gamma 3; created in the opposite order.
    private async Task<(string Name, string Id)> FilteredDatasetAsync()
    {
        var name = DatasetData.NewName();
        var dataset = await server.CreateDatasetAsync(name);
        var start = DateTimeOffset.UtcNow;
        string[] items =
        [
            $$$"""{"id":"{{{Guid.CreateVersion7(start.AddSeconds(2))}}}","source":"sdk","data":{"question":"gamma","n":3,"deep":{"x":"Y"}},"description":"third"}""",
            $$$"""{"id":"{{{Guid.CreateVersion7(start.AddSeconds(1))}}}","source":"trace","trace_id":"019a0000-0000-7000-8000-00000000000a","data":{"question":"beta","n":2.0,"at":"2026-03-01T00:00:00Z"}}""",
            $$$"""{"id":"{{{Guid.CreateVersion7(start)}}}","source":"sdk","data":{"question":"alpha","n":1,"at":"2026-01-01T00:00:00Z"},"tags":["gold"],"description":"the first"}""",
        ];
        foreach (var item in items)
            Assert.Equal(204, (await server.SendAsync("PUT", Root + "/items", $$"""{"dataset_id":"{{dataset}}","items":[{{item}}]}""")).Code);
        return (name, dataset);
    }

    private static string Question(JsonElement item) => item.GetProperty("data").Text("question");

    private static List<JsonElement> Lines(Answer stream) =>
        [.. stream.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
