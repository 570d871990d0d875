using System.Text.Json;
using Opik.Server.Tests.Metrics;

namespace Opik.Server.Tests.LogAnalytics;

/// <summary>Series of charts over the wire.</summary>
public sealed class LogSeriesTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Hours = "\"from_time\":\"2026-03-04T10:00:00Z\",\"to_time\":\"2026-03-04T12:00:00Z\"";

    [Fact]
    public async Task Several_measures_have_the_same_steps()
    {
        var answer = await AskAsync($$$"""{ {{{Hours}}},"max_intervals":10,"measures":["count","error_rate","duration.p95","duration.avg","cost"]}""");

        Assert.Equal(900_000, answer.Json.GetProperty("step_ms").GetInt64());
        Assert.Equal("2026-03-04T10:00:00Z", answer.Json.GetProperty("start").GetString());
        Assert.Equal([1, 0, 1, 0, 1, 0, 0, 0, 0], Values(answer, "count"));
        Assert.Equal([0, null, 1, null, 0, null, null, null, null], Values(answer, "error_rate"));
        Assert.Equal([100, null, 200, null, 300, null, null, null, null], Values(answer, "duration.p95"));
        Assert.Equal(200, Line(answer, "duration.avg").GetProperty("total").GetDouble());
        Assert.Equal(0.6, Line(answer, "cost").GetProperty("total").GetDouble(), 9);
        Assert.Equal(3, Line(answer, "cost").GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task A_step_can_be_chosen()
    {
        var answer = await AskAsync($$$"""{ {{{Hours}}},"step_ms":3600000,"measures":["count"]}""");

        Assert.Equal([2, 1, 0], Values(answer, "count"));
    }

    [Fact]
    public async Task Groups_come_with_the_largest_first_and_the_rest_as_one()
    {
        var answer = await AskAsync("""{"from_time":"2026-03-04T10:00:00Z","to_time":"2026-03-05T12:00:00Z","step_ms":86400000,"entity_type":"spans","measures":["cost","count"],"group_by":{"field":"model","limit":1}}""");

        var series = answer.Json.GetProperty("series").EnumerateArray().ToList();
        Assert.Equal(3, answer.Json.GetProperty("groups").GetInt32());
        Assert.Equal(["m-1 cost", "m-1 count", "others cost", "others count"], series.Select(Name));
        Assert.Equal([0.6, 0], Numbers(series[0]));
        Assert.Equal([0, 0.4], Numbers(series[2]));
        Assert.Equal(5, series[3].GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("tags", "count", "Unknown 2,red 2,blue 1")]
    [InlineData("name", "duration.p50", "answer 350,plan 150")]
    [InlineData("error_type", "error_rate", "Broken 0.25")]
    [InlineData("environment", "count", "Unknown 4")]
    [InlineData("prompt", "count", "Unknown 4")]
    [InlineData("guardrail_name", "guardrails_failed", "PII 2")]
    [InlineData("name", "scores.helpful", "answer 0.625,plan 0.125")]
    public async Task Traces_are_divided_by(string field, string measure, string expected)
    {
        var answer = await AskAsync($$$"""{"from_time":"2026-03-04T10:00:00Z","to_time":"2026-03-05T12:00:00Z","measures":["{{{measure}}}"],"group_by":{"field":"{{{field}}}"}}""");

        var found = answer.Json.GetProperty("series").EnumerateArray().Select(line => FormattableString.Invariant($"{line.GetProperty("group").GetString()} {Math.Round(line.GetProperty("total").GetDouble(), 6)}"));
        Assert.Equal(expected.Split(',').Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_score_has_a_line_of_its_own()
    {
        var answer = await AskAsync($$$"""{ {{{Hours}}},"step_ms":3600000,"measures":["scores","guardrails_failed"]}""");

        Assert.Equal([0.125, 0.5, null], Values(answer, "scores.helpful"));
        Assert.Equal([2, 0, 0], Values(answer, "guardrails_failed"));
    }

    [Fact]
    public async Task Filters_leave_rows_out()
    {
        var answer = await AskAsync($$$"""{ {{{Hours}}},"step_ms":3600000,"measures":["count","scores.helpful"],"filters":[{"field":"name","operator":"=","value":"plan"}]}""");

        Assert.Equal([2, 0, 0], Values(answer, "count"));
        Assert.Equal([0.125, null, null], Values(answer, "scores.helpful"));
    }

    [Fact]
    public async Task The_wait_for_the_first_token_has_percentiles()
    {
        var data = await WrittenAsync();
        var start = MetricData.Start.AddMinutes(5);
        var trace = new { id = Opik.Contracts.UuidV7.Create(start), project_name = data.Name, name = "streamed", start_time = start, end_time = start.AddSeconds(1), ttft = 250.0 };
        Assert.Equal(204, (await server.SendAsync("POST", "/v1/private/traces/batch", JsonSerializer.Serialize(new { traces = new[] { trace } }))).Code);

        var answer = await AskAsync($$$"""{ {{{Hours}}},"step_ms":3600000,"measures":["first_token.p95","first_token.avg"]}""", data);

        Assert.InRange(Values(answer, "first_token.p95")[0]!.Value, 247, 253);
        Assert.Equal([250, null, null], Values(answer, "first_token.avg"));
    }

    [Theory]
    [InlineData("""{"measures":["count"]}""")]
    [InlineData("""{"from_time":"2026-03-04T10:00:00Z"}""")]
    [InlineData("""{"from_time":"2026-03-04T10:00:00Z","measures":["speed"]}""")]
    [InlineData("""{"from_time":"2026-03-04T10:00:00Z","measures":["duration.p42"]}""")]
    [InlineData("""{"from_time":"2026-03-04T10:00:00Z","measures":["count"],"step_ms":1000}""")]
    [InlineData("""{"from_time":"2026-03-04T10:00:00Z","measures":["count"],"max_intervals":5000}""")]
    [InlineData("""{"from_time":"2026-03-04T10:00:00Z","measures":["count"],"group_by":{"field":"model"}}""")]
    [InlineData("""{"from_time":"2026-03-04T10:00:00Z","measures":["count"],"group_by":{"field":"metadata"}}""")]
    [InlineData("""{"from_time":"2026-03-04T10:00:00Z","measures":["count"],"group_by":{"field":"name","limit":21}}""")]
    [InlineData("""{"from_time":"2026-03-04T10:00:00Z","measures":["scores"],"group_by":{"field":"name"}}""")]
    [InlineData("""{"from_time":"2026-03-04T10:00:00Z","measures":["guardrails_failed"],"entity_type":"spans"}""")]
    public async Task Bad_requests_are_refused(string body)
    {
        var data = await WrittenAsync();

        Assert.Equal(400, (await server.SendAsync("POST", $"/v1/private/projects/{data.ProjectId}/logs/series", body)).Code);
    }

    private static string Name(JsonElement line) =>
        $"{(line.TryGetProperty("group", out var group) ? group.GetString() : "others")} {line.GetProperty("measure").GetString()}";

    private static JsonElement Line(Answer answer, string measure) => answer.Json.GetProperty("series").EnumerateArray().Single(line => line.GetProperty("measure").GetString() == measure);

    private static double?[] Values(Answer answer, string measure) => Numbers(Line(answer, measure));

    private static double?[] Numbers(JsonElement line) =>
        [.. line.GetProperty("values").EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : Math.Round(value.GetDouble(), 9))];

    private async Task<Answer> AskAsync(string body, MetricData? written = null)
    {
        var data = written ?? await WrittenAsync();
        var answer = await server.SendAsync("POST", $"/v1/private/projects/{data.ProjectId}/logs/series", body);
        Assert.True(answer.Code == 200, answer.Body);
        return answer;
    }

    private async Task<MetricData> WrittenAsync()
    {
        var data = new MetricData(server);
        await data.WriteAsync();
        return data;
    }
}
