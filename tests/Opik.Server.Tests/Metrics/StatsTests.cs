using System.Text.Json;

namespace Opik.Server.Tests.Metrics;

public sealed class StatsTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Trace_stats_hold_counts_averages_and_interpolated_percentiles()
    {
        var data = await WrittenAsync();

        var answer = await GetAsync(data, "traces/stats");

        Assert.Equal(4, MetricData.Stat(answer, "trace_count").GetInt64());
        Assert.Equal(250, MetricData.Stat(answer, "duration").GetProperty("p50").GetDouble(), 3);
        Assert.Equal(370, MetricData.Stat(answer, "duration").GetProperty("p90").GetDouble(), 3);
        Assert.Equal(397, MetricData.Stat(answer, "duration").GetProperty("p99").GetDouble(), 3);
        Assert.Equal(4, MetricData.Stat(answer, "input").GetInt64());
        Assert.Equal(3, MetricData.Stat(answer, "output").GetInt64());
        Assert.Equal(4, MetricData.Stat(answer, "metadata").GetInt64());
        Assert.Equal(0.75, MetricData.Stat(answer, "tags").GetDouble());
        Assert.Equal(1, MetricData.Stat(answer, "llm_span_count").GetDouble());
        Assert.Equal(2, MetricData.Stat(answer, "span_count").GetDouble());
        Assert.Equal(0.25, MetricData.Stat(answer, "total_estimated_cost").GetDouble(), 9);
        Assert.Equal(1, MetricData.Stat(answer, "total_estimated_cost_sum").GetDouble(), 9);
        Assert.Equal(25, MetricData.Stat(answer, "usage.prompt_tokens").GetDouble());
        Assert.Equal(100, MetricData.Stat(answer, "usage_sum.prompt_tokens").GetInt64());
        Assert.Equal(0.375, MetricData.Stat(answer, "feedback_scores.helpful").GetDouble());
        Assert.Equal(2, MetricData.Stat(answer, "guardrails_failed_count").GetInt64());
        Assert.Equal(1, MetricData.Stat(answer, "error_count").GetInt64());
        Assert.Equal(["COUNT", "PERCENTAGE", "COUNT"], answer.Json.GetProperty("stats").EnumerateArray().Take(3).Select(stat => stat.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Costs_are_averaged_over_the_spans_that_cost_something()
    {
        var data = await WrittenAsync();

        var answer = await GetAsync(data, "spans/stats");

        Assert.Equal(8, MetricData.Stat(answer, "span_count").GetInt64());
        Assert.Equal(0.25, MetricData.Stat(answer, "total_estimated_cost").GetDouble(), 9);
        Assert.Equal(25, MetricData.Stat(answer, "usage.prompt_tokens").GetDouble());
    }

    [Theory]
    [InlineData("&type=llm", 4)]
    [InlineData("&from_time=2026-03-04T10:20:00Z&to_time=2026-03-04T11:00:00Z", 2)]
    [InlineData("&filters=[{\"field\":\"source\",\"operator\":\"=\",\"value\":\"sdk\"}]", 7)]
    [InlineData("&filters=[{\"field\":\"model\",\"operator\":\"=\",\"value\":\"m-1\"}]", 3)]
    [InlineData("&filters=[{\"field\":\"duration\",\"operator\":\">\",\"value\":\"20\"},{\"field\":\"source\",\"operator\":\"!=\",\"value\":\"sdk\"}]", 1)]
    [InlineData("&filters=[{\"field\":\"name\",\"operator\":\"contains\",\"value\":\"l\"}]", 8)]
    [InlineData("&filters=[{\"field\":\"total_estimated_cost\",\"operator\":\">\",\"value\":\"0.15\"}]&from_time=2026-03-04T10:20:00Z", 3)]
    [InlineData("&search=tool", 4)]
    public async Task Span_stats_follow_type_range_filters_and_search(string query, int expected)
    {
        var data = await WrittenAsync();

        var answer = await GetAsync(data, "spans/stats", query);

        Assert.Equal(expected, MetricData.Stat(answer, "span_count").GetInt64());
    }

    [Theory]
    [InlineData("&filters=[{\"field\":\"tags\",\"operator\":\"contains\",\"value\":\"red\"}]", 2, 0.125, 2)]
    [InlineData("&filters=[{\"field\":\"error_info\",\"operator\":\"is_not_empty\",\"value\":\"\"}]", 1, 0.25, 1)]
    [InlineData("&filters=[{\"field\":\"metadata\",\"operator\":\"=\",\"key\":\"env\",\"value\":\"prod\"}]", 2, 0.25, 1)]
    public async Task Filtered_trace_stats_count_only_their_scores_and_guardrails(string query, int traces, double score, int failed)
    {
        var data = await WrittenAsync();

        var answer = await GetAsync(data, "traces/stats", query);

        Assert.Equal(traces, MetricData.Stat(answer, "trace_count").GetInt64());
        Assert.Equal(score, MetricData.Stat(answer, "feedback_scores.helpful").GetDouble());
        Assert.Equal(failed, MetricData.Stat(answer, "guardrails_failed_count").GetInt64());
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("&from_time=2026-03-04T10:20:00Z&to_time=2026-03-04T11:00:00Z", 1)]
    [InlineData("&filters=[{\"field\":\"number_of_messages\",\"operator\":\">\",\"value\":\"2\"}]", 1)]
    public async Task Thread_stats_count_the_threads_of_the_list(string query, int expected)
    {
        var data = await WrittenAsync();

        var answer = await GetAsync(data, "traces/threads/stats", query);

        Assert.Equal(expected, MetricData.Stat(answer, "thread_count").GetInt64());
    }

    [Theory]
    [InlineData("traces/stats", "trace_count")]
    [InlineData("spans/stats", "span_count")]
    [InlineData("traces/threads/stats", "thread_count")]
    public async Task An_empty_project_has_zeros(string path, string count)
    {
        var name = $"empty-{Guid.CreateVersion7()}";
        await server.SendAsync("POST", "/v1/private/projects", JsonSerializer.Serialize(new { name }));

        var answer = await server.SendAsync("GET", $"/v1/private/{path}?project_name={name}");

        Assert.Equal(200, answer.Code);
        Assert.Equal(0, MetricData.Stat(answer, count).GetInt64());
        Assert.Equal(0, MetricData.Stat(answer, "duration").GetProperty("p99").GetDouble());
    }

    [Theory]
    [InlineData("traces/stats", 400)]
    [InlineData("traces/stats?project_name=nobody-has-this", 404)]
    [InlineData("spans/stats?project_id=nothing", 404)]
    [InlineData("spans/stats?project_name=x&type=nothing", 400)]
    [InlineData("traces/stats?project_name=x&from_time=2026-03-05T00:00:00Z&to_time=2026-03-04T00:00:00Z", 400)]
    [InlineData("traces/threads/stats?project_name=x&filters=[{\"field\":\"nothing\",\"operator\":\"=\",\"value\":\"1\"}]", 400)]
    [InlineData("projects/stats?page=0", 400)]
    [InlineData("projects/stats?from_time=2026-03-05T00:00:00Z&to_time=2026-03-05T00:00:00Z", 400)]
    public async Task Bad_parameters_are_refused(string path, int status) =>
        Assert.Equal(status, (await server.SendAsync("GET", $"/v1/private/{path}")).Code);

    [Fact]
    public async Task Project_stats_summarise_each_project_of_the_page()
    {
        var data = await WrittenAsync();

        var all = await server.SendAsync("GET", $"/v1/private/projects/stats?name={data.Name}");
        var window = await server.SendAsync("GET", $"/v1/private/projects/stats?name={data.Name}&from_time=2026-03-04T10:15:00Z&to_time=2026-03-04T10:45:00Z");
        var retrieved = await server.SendAsync("POST", "/v1/private/projects/retrieve", JsonSerializer.Serialize(new { name = data.Name, include_stats = true }));

        var project = Assert.Single(all.Json.GetProperty("content").EnumerateArray());
        Assert.Equal(data.ProjectId, project.GetProperty("project_id").GetGuid());
        Assert.Equal(4, project.GetProperty("trace_count").GetInt64());
        Assert.Equal(3, project.GetProperty("thread_count").GetInt64());
        Assert.Equal(2, project.GetProperty("guardrails_failed_count").GetInt64());
        Assert.Equal(1, project.GetProperty("error_count").GetProperty("count").GetInt64());
        Assert.Equal(0.375, project.GetProperty("feedback_scores")[0].GetProperty("value").GetDouble());
        Assert.Equal(25, project.GetProperty("usage").GetProperty("prompt_tokens").GetDouble());
        var half = Assert.Single(window.Json.GetProperty("content").EnumerateArray());
        Assert.Equal(1, half.GetProperty("trace_count").GetInt64());
        Assert.Equal(1, half.GetProperty("thread_count").GetInt64());
        Assert.Equal(1, half.GetProperty("error_count").GetProperty("deviation").GetInt64());
        Assert.Equal(4, retrieved.Json.GetProperty("trace_count").GetInt64());
        Assert.Equal(data.Name, retrieved.Json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Numbers_survive_a_restart()
    {
        await using var own = new OwnServer();
        await own.Server.InitializeAsync();
        var data = new MetricData(own.Server);
        await data.WriteAsync();
        var before = await own.Server.SendAsync("GET", $"/v1/private/traces/stats?project_id={data.ProjectId}");

        await own.Server.RestartAsync();

        Assert.Equal(before.Body, (await own.Server.SendAsync("GET", $"/v1/private/traces/stats?project_id={data.ProjectId}")).Body);
    }

    private async Task<MetricData> WrittenAsync()
    {
        var data = new MetricData(server);
        await data.WriteAsync();
        return data;
    }

    private Task<Answer> GetAsync(MetricData data, string path, string query = "") => server.SendAsync("GET", $"/v1/private/{path}?project_id={data.ProjectId}{query}");

    private sealed class OwnServer : IAsyncDisposable
    {
        public ServerFixture Server { get; } = new();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
