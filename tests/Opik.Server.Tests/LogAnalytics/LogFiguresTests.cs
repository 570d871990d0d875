using System.Text.Json;
using Opik.Server.Tests.Metrics;

namespace Opik.Server.Tests.LogAnalytics;

/// <summary>Histogram and key figures over the wire.</summary>
public sealed class LogFiguresTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly string Hours = $"from_time={MetricData.Start:yyyy-MM-ddTHH:mm:ssZ}&to_time={MetricData.Start.AddHours(2):yyyy-MM-ddTHH:mm:ssZ}";

    [Fact]
    public async Task A_histogram_has_columns_of_equal_length()
    {
        var data = await WrittenAsync();

        var answer = await GetAsync(data, $"histogram?{Hours}&max_intervals=10");

        Assert.Equal(200, answer.Code);
        Assert.Equal(900_000, answer.Json.GetProperty("step_ms").GetInt64());
        Assert.Equal("2026-03-04T10:00:00Z", answer.Json.GetProperty("start").GetString());
        Assert.Equal([1, 0, 1, 0, 1, 0, 0, 0, 0], Numbers(answer, "count"));
        Assert.Equal([0, 0, 1, 0, 0, 0, 0, 0, 0], Numbers(answer, "errors"));
        Assert.Equal([100, null, 200, null, 300, null, null, null, null], Numbers(answer, "p95"));
        Assert.False(answer.Json.GetProperty("estimated").GetBoolean());
        Assert.Equal(1, answer.Json.GetProperty("sample").GetDouble());
    }

    [Theory]
    [InlineData("traces", 1)]
    [InlineData("spans", 2)]
    [InlineData("threads", 1)]
    public async Task Key_figures_stand_beside_those_of_the_range_before(string entity, int count)
    {
        var data = await WrittenAsync();

        var answer = await GetAsync(data, $"figures?entity_type={entity}&from_time=2026-03-04T11:00:00Z&to_time=2026-03-04T12:00:00Z");

        var (current, previous) = (answer.Json.GetProperty("current"), answer.Json.GetProperty("previous"));
        Assert.Equal((count, entity == "threads" ? 1 : 2 * count), (current.GetProperty("count").GetInt32(), previous.GetProperty("count").GetInt32()));
        Assert.Equal(entity == "spans" ? 0 : 1, previous.GetProperty("errors").GetInt32());
        Assert.Equal(0.3, current.GetProperty("cost").GetDouble(), 9);
    }

    [Fact]
    public async Task Filters_search_and_scores_count()
    {
        var data = await WrittenAsync();
        var filters = Uri.EscapeDataString("""[{"field":"source","operator":"=","value":"sdk"},{"field":"name","operator":"=","value":"plan"}]""");

        var answer = await GetAsync(data, $"figures?{Hours}&filters={filters}&search=blue");

        Assert.Equal(1, answer.Json.GetProperty("current").GetProperty("count").GetInt32());
        Assert.Equal(0, answer.Json.GetProperty("current").GetProperty("feedback_scores").GetProperty("helpful").GetDouble());
    }

    [Theory]
    [InlineData("histogram?max_intervals=1")]
    [InlineData("histogram?max_intervals=501")]
    [InlineData("histogram?entity_type=models")]
    [InlineData("histogram?from_time=2026-03-04T12:00:00Z&to_time=2026-03-04T11:00:00Z")]
    [InlineData("figures?filters=nothing")]
    [InlineData("figures?entity_type=threads&filters=[{\"field\":\"model\",\"operator\":\"=\",\"value\":\"x\"}]")]
    public async Task Bad_requests_are_refused(string path) => Assert.Equal(400, (await GetAsync(await WrittenAsync(), path)).Code);

    [Fact]
    public async Task An_unknown_project_is_not_found() =>
        Assert.Equal(404, (await server.SendAsync("GET", $"/v1/private/projects/{Guid.CreateVersion7()}/logs/histogram")).Code);

    private static double?[] Numbers(Answer answer, string column) =>
        [.. answer.Json.GetProperty(column).EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble())];

    private Task<Answer> GetAsync(MetricData data, string path) => server.SendAsync("GET", $"/v1/private/projects/{data.ProjectId}/logs/{path}");

    private async Task<MetricData> WrittenAsync()
    {
        var data = new MetricData(server);
        await data.WriteAsync();
        return data;
    }
}
