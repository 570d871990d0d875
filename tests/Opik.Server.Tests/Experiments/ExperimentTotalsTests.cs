using System.Text.Json;

namespace Opik.Server.Tests.Experiments;

/// <summary>What lists show of the traces of an experiment follows every write that changes it.</summary>
public sealed class ExperimentTotalsTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = ExperimentData.Root;

    private readonly ExperimentData _data = new(server, $"totals {Guid.CreateVersion7():N}");

    [Fact]
    public async Task Items_may_come_before_their_traces()
    {
        var experiment = await _data.ExperimentAsync("early");
        var trace = ExperimentData.NewId();
        await _data.ItemsAsync(experiment, (ExperimentData.NewId(), trace));
        var before = await _data.GetAsync($"{Root}/{experiment}");
        await _data.SendAsync(
            "POST",
            "/v1/private/traces",
            new { id = trace, project_name = _data.Project, name = "late", start_time = "2026-11-20T10:00:00Z", end_time = "2026-11-20T10:00:01.5Z" },
            201);
        var after = await _data.GetAsync($"{Root}/{experiment}");

        Assert.Equal((1, 1), (before.GetProperty("trace_count").GetInt64(), before.GetProperty("dataset_item_count").GetInt64()));
        Assert.False(before.TryGetProperty("duration", out _));
        Assert.Equal(1500, after.GetProperty("duration").GetProperty("p50").GetDouble());
    }

    [Fact]
    public async Task Totals_are_those_of_the_traces()
    {
        var experiment = await _data.ExperimentAsync("summed");
        var traces = await _data.TracesAsync(100, 200, 400);
        var items = new[] { ExperimentData.NewId(), ExperimentData.NewId() };
        await _data.ItemsAsync(experiment, (items[0], traces[0]), (items[0], traces[1]), (items[1], traces[2]));
        await SpanAsync(traces[0], 100, 0.5);
        await SpanAsync(traces[1], 300, 0.25);
        await _data.ScoreAsync(traces[0], "quality", 0);
        await _data.ScoreAsync(traces[1], "quality", 1);
        await _data.ScoreAsync(traces[2], "other", 0.5);
        await _data.SendAsync("POST", $"/v1/private/traces/{traces[2]}/comments", new { text = "odd" }, 201);
        var read = (await _data.GetAsync($"{Root}?experiment_ids={ExperimentData.Ids([experiment])}")).GetProperty("content")[0];

        Assert.Equal((3, 2), (read.GetProperty("trace_count").GetInt64(), read.GetProperty("dataset_item_count").GetInt64()));
        Assert.Equal("""{"p50":200,"p90":360,"p99":396}""", read.GetProperty("duration").GetRawText());
        Assert.Equal("""[{"name":"other","value":0.5},{"name":"quality","value":0.5}]""", read.GetProperty("feedback_scores").GetRawText());
        Assert.Equal((0.75, 0.375), (read.GetProperty("total_estimated_cost").GetDouble(), read.GetProperty("total_estimated_cost_avg").GetDouble()));
        Assert.Equal(200, read.GetProperty("usage").GetProperty("total_tokens").GetDouble());
        Assert.Equal("odd", Assert.Single(read.GetProperty("comments").EnumerateArray()).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Every_change_of_a_trace_is_seen_by_the_next_list()
    {
        var experiment = await _data.ExperimentAsync("changing");
        var traces = await _data.TracesAsync(100, 200);
        var items = await _data.ItemsAsync(experiment, (ExperimentData.NewId(), traces[0]), (ExperimentData.NewId(), traces[1]));
        await _data.ScoreAsync(traces[0], "quality", 1);
        Assert.Equal((150, 1), await ReadAsync());

        await _data.ScoreAsync(traces[1], "quality", 0);
        Assert.Equal((150, 0.5), await ReadAsync());
        await _data.SendAsync("POST", $"/v1/private/traces/{traces[0]}/feedback-scores/delete", new { name = "quality" }, 204);
        Assert.Equal((150, 0), await ReadAsync());
        await _data.SendAsync("PATCH", $"/v1/private/traces/{traces[1]}", new { project_name = _data.Project, end_time = "2026-11-20T10:00:00.3Z" }, 204);
        Assert.Equal((200, 0), await ReadAsync());
        await _data.SendAsync("POST", $"{Root}/items/delete", new { ids = new[] { items[0] } }, 204);
        Assert.Equal((300, 0), await ReadAsync());
        await _data.SendAsync("DELETE", $"/v1/private/traces/{traces[1]}", null, 204);
        Assert.Equal((0, 0), await ReadAsync());

        var comment = await _data.SendAsync("POST", $"/v1/private/traces/{(await OneMoreAsync())}/comments", new { text = "first" }, 201);
        Assert.Equal(["first"], await CommentsAsync());
        var id = comment.Json.GetProperty("id").GetString();
        await _data.SendAsync("PATCH", $"/v1/private/traces/comments/{id}", new { text = "second" }, 204);
        Assert.Equal(["second"], await CommentsAsync());
        await _data.SendAsync("POST", "/v1/private/traces/comments/delete", new { ids = new[] { id } }, 204);
        Assert.Empty(await CommentsAsync());

        async Task<(double P50, double Quality)> ReadAsync()
        {
            var read = await _data.GetAsync($"{Root}/{experiment}");
            return (
                read.TryGetProperty("duration", out var duration) ? duration.GetProperty("p50").GetDouble() : 0,
                read.TryGetProperty("feedback_scores", out var scores) ? scores[0].GetProperty("value").GetDouble() : 0);
        }

        async Task<string> OneMoreAsync()
        {
            var trace = (await _data.TracesAsync(10))[0];
            await _data.ItemsAsync(experiment, (ExperimentData.NewId(), trace));
            return trace;
        }

        async Task<string[]> CommentsAsync() =>
            (await _data.GetAsync($"{Root}/{experiment}")).TryGetProperty("comments", out var comments)
                ? [.. comments.EnumerateArray().Select(one => one.GetProperty("text").GetString()!)]
                : [];
    }

    [Fact]
    public async Task Changes_after_a_restart_are_seen_too()
    {
        var experiment = await _data.ExperimentAsync("restarted");
        var trace = (await _data.TracesAsync(100))[0];
        await _data.ItemsAsync(experiment, (ExperimentData.NewId(), trace));
        Assert.Equal(100, (await _data.GetAsync($"{Root}/{experiment}")).GetProperty("duration").GetProperty("p50").GetDouble());

        await server.RestartAsync();
        await _data.ScoreAsync(trace, "quality", 0.25);
        await _data.ScoreAsync((await _data.TracesAsync(1))[0], "quality", 1);

        Assert.Equal("""[{"name":"quality","value":0.25}]""", (await _data.GetAsync($"{Root}/{experiment}")).GetProperty("feedback_scores").GetRawText());
    }

    [Fact]
    public async Task Suites_pass_by_their_assertions()
    {
        var experiment = await _data.ExperimentAsync("suite", new { evaluation_method = "evaluation_suite" });
        var traces = await _data.TracesAsync(1, 1, 1);
        var items = new[] { ExperimentData.NewId(), ExperimentData.NewId(), ExperimentData.NewId() };
        await _data.ItemsAsync(experiment, (items[0], traces[0]), (items[1], traces[1]), (items[2], traces[2]));
        await _data.AssertAsync(traces[0], "is polite", true);
        await _data.AssertAsync(traces[0], "is short", true);
        await _data.AssertAsync(traces[1], "is polite", true);
        await _data.AssertAsync(traces[1], "is short", false);
        var read = await _data.GetAsync($"{Root}/{experiment}");

        // The third run has no assertions: it passes.
        Assert.Equal((2, 3), (read.GetProperty("passed_count").GetInt64(), read.GetProperty("total_count").GetInt64()));
        Assert.Equal(2.0 / 3, read.GetProperty("pass_rate").GetDouble(), 6);
        Assert.Equal("""[{"name":"is polite","value":1},{"name":"is short","value":0.5}]""", read.GetProperty("assertion_scores").GetRawText());
    }

    [Fact]
    public async Task Groups_nest_and_count_every_experiment_once()
    {
        var project = (await _data.SendAsync("POST", "/v1/private/projects", new { name = _data.Project }, 201)).Location!.Split('/')[^1];
        var a = await _data.ExperimentAsync("grouped", new { metadata = new { model = "x" }, experiment_scores = new[] { new { name = "f1", value = 0.5 } } });
        var b = await _data.ExperimentAsync("grouped", new { metadata = new { model = "x" } });
        await _data.ExperimentAsync("grouped", new { metadata = new { model = "y" } });
        var traces = await _data.TracesAsync(100, 300);
        await _data.ItemsAsync(a, (ExperimentData.NewId(), traces[0]));
        await _data.ItemsAsync(b, (ExperimentData.NewId(), traces[1]));
        await _data.ScoreAsync(traces[0], "quality", 1);
        await _data.ScoreAsync(traces[1], "quality", 0);
        var dataset = (await _data.GetAsync($"{Root}/{a}")).GetProperty("dataset_id").GetString()!;
        var groups = Uri.EscapeDataString("""[{"field":"dataset_id"},{"field":"metadata","key":"model","type":"dictionary"}]""");

        var found = await _data.GetAsync($"{Root}/groups?project_id={project}&groups={groups}");
        var group = found.GetProperty("content").GetProperty(dataset);
        Assert.Equal("grouped", group.GetProperty("label").GetString());
        Assert.Equal(["y", "x"], group.GetProperty("groups").EnumerateObject().Select(one => one.Name));
        Assert.Equal("""["y","x"]""", found.GetProperty("details").GetProperty("groups_details")[1].GetProperty("group_sorting").GetRawText());

        var numbers = (await _data.GetAsync($"{Root}/groups/aggregations?project_id={project}&groups={groups}")).GetProperty("content").GetProperty(dataset);
        var ofX = numbers.GetProperty("groups").GetProperty("x").GetProperty("aggregations");
        Assert.Equal(3, numbers.GetProperty("aggregations").GetProperty("experiment_count").GetInt32());
        Assert.Equal((2, 200), (ofX.GetProperty("trace_count").GetInt32(), ofX.GetProperty("duration").GetProperty("p50").GetDouble()));
        Assert.Equal("""[{"name":"quality","value":0.5}]""", ofX.GetProperty("feedback_scores").GetRawText());
        Assert.Equal("""[{"name":"f1","value":0.5}]""", ofX.GetProperty("experiment_scores").GetRawText());

        foreach (var bad in (string[])["", "?groups=x", "?groups=[]", """?groups=[{"field":"other"}]""", """?groups=[{"field":"metadata"}]""", """?groups=[1]"""])
            await _data.SendAsync("GET", $"{Root}/groups{bad}", null, 400);
    }

    private Task SpanAsync(string trace, int tokens, double cost) =>
        _data.SendAsync(
            "POST",
            "/v1/private/spans",
            new { trace_id = trace, project_name = _data.Project, name = "llm", type = "llm", start_time = "2026-11-20T10:00:00Z", usage = new { total_tokens = tokens }, total_estimated_cost = cost },
            201);
}
