using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Server.Tests.Experiments;

public sealed class BulkUploadTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Path = ExperimentData.Root + "/items/bulk";

    private readonly ExperimentData _data = new(server, $"bulk {Guid.CreateVersion7():N}");

    [Fact]
    public async Task Runs_with_traces_spans_and_scores_are_there_when_the_answer_comes_and_stay_one_when_sent_again()
    {
        var (experiment, trace, item) = (ExperimentData.NewId(), ExperimentData.NewId(), ExperimentData.NewId());
        var record = new JsonObject
        {
            ["dataset_item_id"] = item,
            // The same as absent.
            ["evaluate_task_result"] = null,
            ["trace"] = JsonSerializer.SerializeToNode(new { id = trace, name = "task", start_time = "2026-11-20T10:00:00Z", end_time = "2026-11-20T10:00:02Z", output = new { answer = "42" } }),
            ["spans"] = JsonSerializer.SerializeToNode(new[] { new { name = "llm", type = "llm", start_time = "2026-11-20T10:00:00Z", usage = new { total_tokens = 7 } } }),
            ["feedback_scores"] = JsonSerializer.SerializeToNode(new[] { new { name = "quality", value = 0.5, source = "sdk" } }),
        };
        for (var i = 0; i < 2; i++)
        {
            await PutAsync(Body(experiment, record.DeepClone()), 204);
            var read = await _data.GetAsync($"{ExperimentData.Root}/{experiment}");
            Assert.Equal((1, 7, 2000), (read.GetProperty("trace_count").GetInt32(), read.GetProperty("usage").GetProperty("total_tokens").GetInt32(), read.GetProperty("duration").GetProperty("p50").GetInt32()));
            var run = Assert.Single((await _data.CompareAsync([experiment])).GetProperty("content")[0].GetProperty("experiment_items").EnumerateArray());
            Assert.Equal((trace, """{"answer":"42"}""", "default"), (run.GetProperty("trace_id").GetString(), run.GetProperty("output").GetRawText(), run.GetProperty("trace_visibility_mode").GetString()));
            Assert.Equal(0.5, run.GetProperty("feedback_scores")[0].GetProperty("value").GetDouble());
        }

        var stored = await _data.GetAsync($"/v1/private/traces/{trace}");
        Assert.Equal((1, "experiment"), (stored.GetProperty("span_count").GetInt32(), stored.GetProperty("source").GetString()));
    }

    [Fact]
    public async Task A_bare_result_gets_a_hidden_trace_once_however_often_the_body_comes()
    {
        var (experiment, item) = (ExperimentData.NewId(), ExperimentData.NewId());
        var body = Body(experiment, Result(item, "one"), Result(item, "one"));
        await PutAsync(body, 204);
        await PutAsync(body, 204);
        await PutAsync(Body(experiment, Result(item, "two")), 204);

        var row = Assert.Single((await _data.CompareAsync([experiment])).GetProperty("content").EnumerateArray());
        var runs = row.GetProperty("experiment_items").EnumerateArray().ToList();
        Assert.Equal(["one", "one", "two"], runs.Select(run => run.GetProperty("output").GetProperty("result").GetString()));
        Assert.All(runs, run => Assert.Equal("hidden", run.GetProperty("trace_visibility_mode").GetString()));
        var listed = await _data.GetAsync($"/v1/private/traces?project_name={Uri.EscapeDataString(_data.Project)}");
        Assert.Equal(0, listed.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_whole_also_when_it_was_compressed()
    {
        var (experiment, item) = (ExperimentData.NewId(), ExperimentData.NewId());
        var large = Body(experiment, Result(item, new string('x', 3_000_000)), Result(item, new string('y', 1_500_000))).ToJsonString();

        Assert.Equal(413, (await server.SendAsync("PUT", Path, large)).Code);
        var compressed = await server.SendAsync("PUT", Path, null, request =>
        {
            using var target = new MemoryStream();
            using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
                gzip.Write(Encoding.UTF8.GetBytes(large));
            request.Content = new ByteArrayContent(target.ToArray());
            request.Content.Headers.Add("Content-Type", "application/json");
            request.Content.Headers.Add("Content-Encoding", "gzip");
        });
        Assert.Equal(413, compressed.Code);
        await _data.SendAsync("GET", $"{ExperimentData.Root}/{experiment}", null, 404);

        // Its halves follow.
        await PutAsync(Body(experiment, Result(item, new string('x', 3_000_000))), 204);
        await PutAsync(Body(experiment, Result(item, new string('y', 1_500_000))), 204);
        Assert.Equal(2, (await _data.GetAsync($"{ExperimentData.Root}/{experiment}")).GetProperty("trace_count").GetInt32());
    }

    [Fact]
    public async Task Records_that_break_a_rule_are_named_and_nothing_is_stored()
    {
        var experiment = ExperimentData.NewId();
        var (item, start) = (ExperimentData.NewId(), "2026-11-20T10:00:00Z");
        var both = Result(item, "x");
        both["trace"] = JsonSerializer.SerializeToNode(new { start_time = start });
        var many = new JsonObject { ["dataset_item_id"] = item, ["trace"] = JsonSerializer.SerializeToNode(new { start_time = start }) };
        many["spans"] = new JsonArray([.. Enumerable.Range(0, 101).Select(_ => JsonSerializer.SerializeToNode(new { start_time = start }))]);
        var neither = new JsonObject { ["dataset_item_id"] = item, ["evaluate_task_result"] = null };
        var score = Result(item, "x");
        score["feedback_scores"] = JsonSerializer.SerializeToNode(new[] { new { name = " ", value = 1, source = "sdk" } });

        var answer = await PutAsync(Body(experiment, both, many, neither, score), 422);
        Assert.Equal(
            [
                "items[0].cannot provide both evaluate_task_result and trace", "items[1].spans size must be between 0 and 100",
                "items[2].must provide either evaluate_task_result or trace", "items[3].feedbackScores[0].name must not be blank",
            ],
            answer.Errors);
        await _data.SendAsync("GET", $"{ExperimentData.Root}/{experiment}", null, 404);

        var foreign = new JsonObject { ["dataset_item_id"] = item, ["trace"] = JsonSerializer.SerializeToNode(new { id = ExperimentData.NewId(), start_time = start }) };
        foreign["spans"] = JsonSerializer.SerializeToNode(new[] { new { start_time = start, trace_id = ExperimentData.NewId() } });
        await PutAsync(Body(experiment, foreign), 400);
    }

    [Fact]
    public async Task An_experiment_of_another_dataset_or_a_trace_of_another_project_is_a_conflict()
    {
        var experiment = await _data.ExperimentAsync("of its own");
        await PutAsync(Body(experiment, Result(ExperimentData.NewId(), "x")), 409);
        var record = new JsonObject { ["dataset_item_id"] = ExperimentData.NewId(), ["trace"] = JsonSerializer.SerializeToNode(new { start_time = "2026-11-20T10:00:00Z", project_name = "other" }) };
        await PutAsync(Body(ExperimentData.NewId(), record), 409);
    }

    private static JsonObject Result(string item, string result) => new() { ["dataset_item_id"] = item, ["evaluate_task_result"] = new JsonObject { ["result"] = result } };

    private JsonObject Body(string experiment, params JsonNode[] items) => new()
    {
        ["experiment_id"] = experiment,
        ["experiment_name"] = "uploaded",
        ["dataset_name"] = "bulk dataset",
        ["project_name"] = _data.Project,
        ["items"] = new JsonArray(items),
    };

    private Task<Answer> PutAsync(JsonObject body, int expected) => _data.SendAsync("PUT", Path, body, expected);
}
