using System.Text.Json;

namespace Opik.Server.Tests.Experiments;

/// <summary>Two experiments over three items: the first ran every item, the second the first two, one of them twice.</summary>
public sealed class ComparisonTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private readonly ExperimentData _data = new(server, $"compared {Guid.CreateVersion7():N}");
    private readonly string[] _items = [ExperimentData.NewId(), ExperimentData.NewId(), ExperimentData.NewId()];
    private string[] _experiments = [];
    private string[] _traces = [];

    [Fact]
    public async Task Rows_are_items_newest_first_with_the_runs_of_each_experiment()
    {
        await MakeAsync();
        var page = await _data.CompareAsync(_experiments);

        Assert.Equal((3, 3, 1), (page.GetProperty("total").GetInt32(), page.GetProperty("size").GetInt32(), page.GetProperty("page").GetInt32()));
        Assert.Equal(_items.Reverse(), Ids(page));
        var second = page.GetProperty("content")[1];
        Assert.Equal("""{"question":"q1","level":1}""", second.GetProperty("data").GetRawText());
        var runs = second.GetProperty("experiment_items").EnumerateArray().ToList();
        Assert.Equal([_traces[1], _traces[4], _traces[5]], runs.Select(run => run.GetProperty("trace_id").GetString()));
        Assert.Equal([_experiments[0], _experiments[1], _experiments[1]], runs.Select(run => run.GetProperty("experiment_id").GetString()));
        Assert.Equal(("""{"answer":"a1","length":1}""", 200), (runs[0].GetProperty("output").GetRawText(), runs[0].GetProperty("duration").GetDouble()));
        Assert.Equal(0.5, runs[0].GetProperty("feedback_scores")[0].GetProperty("value").GetDouble());
        Assert.Equal(
            """[{"name":"question","types":["string"],"filter_field_prefix":"data","filterField":"data.question"},{"name":"level","types":["number"],"filter_field_prefix":"data","filterField":"data.level"}]""",
            page.GetProperty("columns").GetRawText());
    }

    [Fact]
    public async Task Pages_of_any_size_cut_the_same_list()
    {
        await MakeAsync();
        var one = await _data.CompareAsync(_experiments, "&page=2&size=1");
        Assert.Equal((3, 1), (one.GetProperty("total").GetInt32(), one.GetProperty("size").GetInt32()));
        Assert.Equal([_items[1]], Ids(one));
        Assert.Equal(3, (await _data.CompareAsync(_experiments, "&page=1&size=2000")).GetProperty("content").GetArrayLength());
        Assert.Empty(Ids(await _data.CompareAsync(_experiments, "&page=5")));
    }

    [Theory]
    [InlineData("""[{"field":"data.level","type":"number","operator":">=","value":"1"}]""", "1,2")]
    [InlineData("""[{"field":"data.question","type":"string","operator":"contains","value":"Q2"}]""", "2")]
    [InlineData("""[{"field":"data","key":"question","operator":"=","value":"q0"}]""", "0")]
    [InlineData("""[{"field":"full_data","operator":"contains","value":"q1"}]""", "1")]
    [InlineData("""[{"field":"output.answer","type":"string","operator":"=","value":"a2"}]""", "2")]
    [InlineData("""[{"field":"output.length","type":"number","operator":">","value":"3"}]""", "1")]
    [InlineData("""[{"field":"output","operator":"contains","value":"a3"}]""", "0")]
    [InlineData("""[{"field":"input.question","type":"string","operator":"starts_with","value":"q1"}]""", "1")]
    [InlineData("""[{"field":"metadata.step","type":"number","operator":"=","value":"2"}]""", "2")]
    [InlineData("""[{"field":"duration","operator":"<=","value":"150"}]""", "0")]
    [InlineData("""[{"field":"feedback_scores","key":"Quality","operator":">","value":"0.9"}]""", "2")]
    [InlineData("""[{"field":"feedback_scores","key":"quality","operator":"is_empty","value":""}]""", "0,1")]
    [InlineData("""[{"field":"feedback_scores","key":"quality","operator":"<","value":"0.7"},{"field":"duration","operator":">","value":"450"}]""", "")]
    [InlineData("""[{"field":"id","operator":"in","value":"ITEM1,ITEM2,019a6c1e-7d40-7000-8000-000000000000"}]""", "1,2")]
    [InlineData("""[{"field":"source","operator":"=","value":"sdk"}]""", "0,1,2")]
    [InlineData("""[{"field":"total_estimated_cost","operator":">","value":"0"}]""", "")]
    public async Task Filters_find_items_by_their_data_and_by_one_of_their_runs(string filter, string expected)
    {
        await MakeAsync();
        for (var item = 0; item < _items.Length; item++)
            filter = filter.Replace($"ITEM{item}", _items[item], StringComparison.Ordinal);
        var page = await _data.CompareAsync(_experiments, $"&filters={Uri.EscapeDataString(filter)}");

        Assert.Equal(Items(expected).Reverse(), Ids(page));
        Assert.Equal(Items(expected).Length, page.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("data.level", "ASC", "0,1,2")]
    [InlineData("data.question", "DESC", "2,1,0")]
    [InlineData("feedback_scores.quality", "ASC", "0,1,2")]
    [InlineData("feedback_scores.quality", "DESC", "2,1,0")]
    [InlineData("output.length", "DESC", "1,2,0")]
    [InlineData("output.answer", "ASC", "0,1,2")]
    [InlineData("duration", "DESC", "1,2,0")]
    [InlineData("id", "ASC", "0,1,2")]
    [InlineData("usage.total_tokens", "ASC", "2,1,0")]
    public async Task Orders_average_the_runs_of_an_item(string field, string direction, string expected)
    {
        await MakeAsync();
        var sorting = Uri.EscapeDataString(JsonSerializer.Serialize(new[] { new { field, direction } }));

        Assert.Equal(Items(expected), Ids(await _data.CompareAsync(_experiments, $"&sorting={sorting}")));
    }

    [Fact]
    public async Task Free_text_is_found_in_items_and_in_runs()
    {
        await MakeAsync();
        Assert.Equal([_items[2]], Ids(await _data.CompareAsync(_experiments, "&search=Q2")));
        Assert.Equal([_items[0]], Ids(await _data.CompareAsync(_experiments, "&search=a3")));
        Assert.Empty(Ids(await _data.CompareAsync(_experiments, "&search=nowhere")));
        // A run that is not compared does not count.
        Assert.Empty(Ids(await _data.CompareAsync([_experiments[0]], "&search=a3")));
    }

    [Fact]
    public async Task Runs_of_suites_pass_by_their_assertions_and_items_by_the_policy()
    {
        // The suite asks for one passed run, the second item for two.
        await _data.SendAsync("POST", "/v1/private/datasets", new { name = "suite of " + _data.Project, project_name = _data.Project, type = "evaluation_suite" }, 201);
        object[] items =
        [
            new { id = _items[0], source = "sdk", data = new { q = 0 } },
            new { id = _items[1], source = "sdk", data = new { q = 1 }, execution_policy = new { runs_per_item = 2, pass_threshold = 2 } },
        ];
        await _data.SendAsync("PUT", "/v1/private/datasets/items", new { dataset_name = "suite of " + _data.Project, project_name = _data.Project, items }, 204);
        var experiment = await _data.ExperimentAsync("suite of " + _data.Project);
        _traces = await _data.TracesAsync(1, 1, 1, 1);
        await _data.ItemsAsync(experiment, (_items[0], _traces[0]), (_items[0], _traces[1]), (_items[1], _traces[2]), (_items[1], _traces[3]));
        foreach (var i in (int[])[0, 1, 2, 3])
            await _data.AssertAsync(_traces[i], "is polite", passed: i % 2 == 0);
        var page = await _data.CompareAsync([experiment]);

        Assert.Equal("""{"passed_runs":1,"total_runs":2,"status":"failed"}""", Summary(0));
        Assert.Equal("""{"passed_runs":1,"total_runs":2,"status":"passed"}""", Summary(1));
        var run = page.GetProperty("content")[1].GetProperty("experiment_items")[1];
        Assert.Equal("failed", run.GetProperty("status").GetString());
        Assert.Equal("""[{"value":"is polite","passed":false,"reason":"because"}]""", run.GetProperty("assertion_results").GetRawText());
        var read = await _data.GetAsync($"{ExperimentData.Root}/{experiment}");
        Assert.Equal(("evaluation_suite", 1, 2), (read.GetProperty("evaluation_method").GetString(), read.GetProperty("passed_count").GetInt32(), read.GetProperty("total_count").GetInt32()));

        string Summary(int row) => page.GetProperty("content")[row].GetProperty("run_summaries_by_experiment").GetProperty(experiment).GetRawText();
    }

    [Fact]
    public async Task Items_are_shown_as_the_experiments_saw_them_and_go_with_their_dataset()
    {
        await MakeAsync();
        var dataset = (await _data.GetAsync($"{ExperimentData.Root}/{_experiments[0]}")).GetProperty("dataset_id").GetString();
        var changed = new { dataset_id = dataset, batch_group_id = ExperimentData.NewId(), items = new[] { new { id = _items[0], source = "sdk", data = new { question = "changed" } } } };
        await _data.SendAsync("PUT", "/v1/private/datasets/items", changed, 204);
        Assert.Equal("q0", Question(await _data.CompareAsync(_experiments), 2));
        Assert.Equal("v1", (await _data.GetAsync($"{ExperimentData.Root}/{_experiments[0]}")).GetProperty("dataset_version_summary").GetProperty("version_name").GetString());

        await _data.SendAsync("DELETE", $"/v1/private/datasets/{dataset}", null, 204);
        var page = await _data.CompareAsync(_experiments);
        Assert.Equal(_items.Reverse(), Ids(page));
        Assert.Equal("{}", page.GetProperty("content")[0].GetProperty("data").GetRawText());
        Assert.Equal("a2", page.GetProperty("content")[0].GetProperty("experiment_items")[0].GetProperty("output").GetProperty("answer").GetString());
        Assert.Equal(JsonValueKind.Null, (await _data.GetAsync($"{ExperimentData.Root}/{_experiments[0]}")).GetProperty("dataset_name").ValueKind);
        Assert.Equal([_items[2]], Ids(await _data.CompareAsync(_experiments, "&search=a2")));

        static string? Question(JsonElement page, int row) => page.GetProperty("content")[row].GetProperty("data").GetProperty("question").GetString();
    }

    [Fact]
    public async Task Numbers_and_output_columns_are_those_of_the_runs()
    {
        await MakeAsync();
        var dataset = (await _data.GetAsync($"{ExperimentData.Root}/{_experiments[0]}")).GetProperty("dataset_id").GetString();
        var root = $"/v1/private/datasets/{dataset}/items/experiments/items";
        var stats = (await _data.GetAsync($"{root}/stats?experiment_ids={ExperimentData.Ids(_experiments)}")).GetProperty("stats").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("value"));
        Assert.Equal((6, 350, 0.5), (stats["trace_count"].GetInt32(), stats["duration"].GetProperty("p50").GetDouble(), stats["feedback_scores.quality"].GetDouble()));
        var some = await _data.GetAsync($"""{root}/stats?experiment_ids={ExperimentData.Ids(_experiments)}&filters=[{"{"}"field":"feedback_scores","key":"quality","operator":">","value":"0.9"{"}"}]""");
        Assert.Equal(1, some.GetProperty("stats")[0].GetProperty("value").GetInt32());

        var columns = await _data.GetAsync($"{root}/output/columns?experiment_ids={ExperimentData.Ids(_experiments)}");
        Assert.Equal(["output.answer", "output.length"], columns.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("filterField").GetString()));
        Assert.Equal(columns.GetRawText(), (await _data.GetAsync($"{root}/output/columns")).GetRawText());
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("?experiment_ids=[]", 400)]
    [InlineData("?experiment_ids=x", 400)]
    [InlineData("?experiment_ids=[\"x\"]", 400)]
    [InlineData("?experiment_ids=[\"01a1fba6-8ec1-737f-baf2-ccc9f49854a9\"]&filters=[{\"field\":\"other\",\"operator\":\"=\",\"value\":\"1\"}]", 400)]
    [InlineData("?experiment_ids=[\"01a1fba6-8ec1-737f-baf2-ccc9f49854a9\"]&size=2001", 400)]
    [InlineData("?experiment_ids=[\"01a1fba6-8ec1-737f-baf2-ccc9f49854a9\"]", 404)]
    public async Task Bad_questions_are_refused(string query, int status) =>
        await _data.SendAsync("GET", $"/v1/private/datasets/01a1fba6-8ec1-737f-baf2-ccc9f49854a9/items/experiments/items{query}", null, status);

    [Fact]
    public async Task Long_outputs_are_cut_where_it_is_asked_for()
    {
        var experiment = await _data.ExperimentAsync("long outputs");
        var trace = ExperimentData.NewId();
        await _data.SendAsync("POST", "/v1/private/traces", new { id = trace, project_name = _data.Project, start_time = "2026-11-20T10:00:00Z", output = new { text = new string('x', 20_000) } }, 201);
        await _data.ItemsAsync(experiment, (_items[0], trace));

        Assert.Equal(JsonValueKind.String, Output(await _data.CompareAsync([experiment], "&truncate=true")).ValueKind);
        Assert.Equal(JsonValueKind.Object, Output(await _data.CompareAsync([experiment])).ValueKind);

        static JsonElement Output(JsonElement page) => page.GetProperty("content")[0].GetProperty("experiment_items")[0].GetProperty("output");
    }

    // Traces 0-2 are of the first experiment; 3 (item 0), 4 and 5 (item 1) of the second. Scores: 0.5 for trace 1, 1 for 2, 0 for 0.
    private async Task MakeAsync()
    {
        var dataset = "dataset of " + _data.Project;
        var items = _items.Select((id, i) => new { id, source = "sdk", data = new { question = $"q{i}", level = i } });
        await _data.SendAsync("PUT", "/v1/private/datasets/items", new { dataset_name = dataset, project_name = _data.Project, items }, 204);
        _experiments = [await _data.ExperimentAsync(dataset), await _data.ExperimentAsync(dataset)];
        _traces = await _data.TracesAsync(100, 200, 300, 400, 500, 600);
        await _data.ItemsAsync(_experiments[0], (_items[0], _traces[0]), (_items[1], _traces[1]), (_items[2], _traces[2]));
        await _data.ItemsAsync(_experiments[1], (_items[0], _traces[3]), (_items[1], _traces[4]), (_items[1], _traces[5]));
        foreach (var i in (int[])[0, 1, 2])
            await _data.ScoreAsync(_traces[i], "quality", i / 2.0);
    }

    private string[] Items(string indexes) => [.. indexes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(index => _items[int.Parse(index)])];

    private static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("content").EnumerateArray().Select(row => row.GetProperty("id").GetString());
}
