using System.Text.Json;
using Opik.Server.Tests.Metrics;

namespace Opik.Server.Tests.LogAnalytics;

/// <summary>Values, percentiles, differences and parts of filters over the wire.</summary>
public sealed class LogQuestionsTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Values_come_with_counts()
    {
        var data = await WrittenAsync();

        var answer = await GetAsync(data, "values?entity_type=spans&field=model&prefix=m");

        Assert.Equal("""[{"value":"m-1","count":3},{"value":"m-2","count":1}]""", answer.Json.GetProperty("values").GetRawText());
        Assert.True(answer.Json.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Percentiles_by_name_and_the_place_of_a_run()
    {
        var data = await WrittenAsync();

        var names = await PostAsync(data, "percentiles", new { names = new[] { "plan", "none" }, from_time = MetricData.Start.AddDays(-1), to_time = MetricData.Start.AddDays(2) });
        var run = await PostAsync(data, "distribution", new { entity_type = "traces", name = "plan", duration = 200 });

        var plan = Assert.Single(names.Json.GetProperty("names").EnumerateArray());
        Assert.Equal((2, 150), (plan.GetProperty("count").GetInt32(), plan.GetProperty("duration").GetProperty("p50").GetDouble()));
        Assert.Equal(0.75, run.Json.GetProperty("duration").GetProperty("below").GetDouble());
        Assert.False(run.Json.GetProperty("cost").TryGetProperty("below", out _));
    }

    [Fact]
    public async Task Differences_answer_although_so_few_rows_say_nothing()
    {
        var data = await WrittenAsync();

        var answer = await PostAsync(data, "differences", new { selection = new { filters = new[] { new { field = "name", @operator = "=", value = "plan" } } } });

        Assert.Equal((2, 2), (answer.Json.GetProperty("selected_rows").GetInt32(), answer.Json.GetProperty("rest_rows").GetInt32()));
        Assert.Equal(0, answer.Json.GetProperty("values").GetArrayLength());
    }

    [Fact]
    public async Task Parts_say_what_the_list_would_have_without_them()
    {
        var data = await WrittenAsync();
        var filters = Uri.EscapeDataString("""[{"field":"name","operator":"=","value":"plan"},{"field":"tags","operator":"contains","value":"green"}]""");

        var answer = await GetAsync(data, $"parts?filters={filters}&from_time=2026-03-04T00:00:00Z");

        Assert.Equal(
            ["filter 0 0", "filter 1 2", "range  0"],
            answer.Json.GetProperty("parts").EnumerateArray().Select(part => $"{part.GetProperty("part")} {(part.TryGetProperty("index", out var index) ? index : "")} {part.GetProperty("without")}"));
    }

    [Theory]
    [InlineData("percentiles", "{}")]
    [InlineData("percentiles", """{"names":["a"],"entity_type":"threads"}""")]
    [InlineData("percentiles", """{"names":[null]}""")]
    [InlineData("percentiles", """{"names":["a"],"from_time":"2026-03-04T12:00:00Z","to_time":"2026-03-04T11:00:00Z"}""")]
    [InlineData("distribution", """{"name":"a","duration":-1}""")]
    [InlineData("distribution", """{"duration":1}""")]
    [InlineData("differences", "{}")]
    [InlineData("differences", """{"entity_type":"threads","selection":{"from_time":"2026-03-04T12:00:00Z"}}""")]
    [InlineData("differences", """{"selection":{"filters":[{"field":"nothing","operator":"=","value":"x"}]}}""")]
    [InlineData("differences", """{"limit":0,"selection":{"from_time":"2026-03-04T12:00:00Z"}}""")]
    public async Task Bad_bodies_are_refused(string route, string body) =>
        Assert.Equal(400, (await server.SendAsync("POST", $"/v1/private/projects/{(await WrittenAsync()).ProjectId}/logs/{route}", body)).Code);

    [Theory]
    [InlineData("values")]
    [InlineData("values?field=input")]
    [InlineData("values?field=name&limit=0")]
    [InlineData("values?entity_type=threads&field=model")]
    public async Task Bad_queries_are_refused(string path) => Assert.Equal(400, (await GetAsync(await WrittenAsync(), path)).Code);

    private Task<Answer> GetAsync(MetricData data, string path) => server.SendAsync("GET", $"/v1/private/projects/{data.ProjectId}/logs/{path}");

    private Task<Answer> PostAsync(MetricData data, string path, object body) =>
        server.SendAsync("POST", $"/v1/private/projects/{data.ProjectId}/logs/{path}", JsonSerializer.Serialize(body));

    private async Task<MetricData> WrittenAsync()
    {
        var data = new MetricData(server);
        await data.WriteAsync();
        return data;
    }
}
