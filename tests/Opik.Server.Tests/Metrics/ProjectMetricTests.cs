using System.Text.Json;

namespace Opik.Server.Tests.Metrics;

public sealed class ProjectMetricTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly string[] Types =
    [
        "FEEDBACK_SCORES", "TRACE_COUNT", "TOKEN_USAGE", "DURATION", "COST", "GUARDRAILS_FAILED_COUNT", "THREAD_COUNT", "THREAD_DURATION", "THREAD_FEEDBACK_SCORES",
        "SPAN_FEEDBACK_SCORES", "SPAN_COUNT", "SPAN_DURATION", "SPAN_TOKEN_USAGE", "TRACE_AVERAGE_DURATION", "TRACE_ERROR_RATE", "SPAN_AVERAGE_DURATION", "SPAN_COST",
        "SPAN_ERROR_RATE", "THREAD_AVERAGE_DURATION", "THREAD_COST",
    ];

    public static TheoryData<string, string> EveryTypeAndInterval =>
        new(from type in Types from interval in (string[])["HOURLY", "DAILY", "WEEKLY", "TOTAL"] select (type, interval));

    [Theory]
    [MemberData(nameof(EveryTypeAndInterval))]
    public async Task Every_metric_answers_every_interval_without_gaps(string type, string interval)
    {
        var data = await WrittenAsync();

        var answer = await data.MetricAsync(type, interval);

        Assert.Equal(200, answer.Code);
        Assert.Equal(type, answer.Json.GetProperty("metric_type").GetString());
        Assert.Equal(interval, answer.Json.GetProperty("interval").GetString());
        var points = interval switch { "HOURLY" => 26, "DAILY" => 2, _ => 1 };
        Assert.All(MetricData.Series(answer).Values, values => Assert.Equal(points, values.Length));
        if (type is not ("SPAN_FEEDBACK_SCORES" or "THREAD_FEEDBACK_SCORES"))
            Assert.NotEmpty(MetricData.Series(answer));
    }

    [Theory]
    [InlineData("TRACE_COUNT", "traces", 3, 1)]
    [InlineData("SPAN_COUNT", "spans", 6, 2)]
    [InlineData("THREAD_COUNT", "threads", 2, 1)]
    [InlineData("COST", "cost", 0.6, 0.4)]
    [InlineData("SPAN_COST", "cost", 0.6, 0.4)]
    [InlineData("THREAD_COST", "cost", 0.6, 0.4)]
    [InlineData("TOKEN_USAGE", "prompt_tokens", 60, 40)]
    [InlineData("SPAN_TOKEN_USAGE", "prompt_tokens", 60, 40)]
    [InlineData("TRACE_AVERAGE_DURATION", "avg_duration", 200, 400)]
    [InlineData("DURATION", "duration.p50", 200, 400)]
    [InlineData("DURATION", "duration.p90", 280, 400)]
    [InlineData("SPAN_DURATION", "duration.p50", 30, 30)]
    [InlineData("TRACE_ERROR_RATE", "error_rate", 33.333333, 0)]
    [InlineData("FEEDBACK_SCORES", "helpful", 0.25, 0.75)]
    [InlineData("GUARDRAILS_FAILED_COUNT", "failed", 2, 0)]
    public async Task Daily_values_are_those_of_the_traces_of_the_day(string type, string name, double first, double second)
    {
        var data = await WrittenAsync();

        var values = MetricData.Series(await data.MetricAsync(type, "DAILY"))[name];

        Assert.Equal(first, values[0]!.Value, 5);
        Assert.Equal(second, values[1]!.Value, 5);
    }

    [Fact]
    public async Task Gaps_are_zero_for_counts_and_without_value_for_averages()
    {
        var data = await WrittenAsync();

        Assert.Equal(0, MetricData.Series(await data.MetricAsync("TRACE_COUNT", "HOURLY"))["traces"][5]);
        Assert.Null(MetricData.Series(await data.MetricAsync("DURATION", "HOURLY"))["duration.p50"][5]);
    }

    [Theory]
    [InlineData("TRACE_COUNT", "tags", null, "Unknown,red,blue", "2,2,1")]
    [InlineData("TRACE_COUNT", "name", null, "answer,plan", "2,2")]
    [InlineData("TRACE_COUNT", "metadata", null, "prod,test", "2,2")]
    [InlineData("TRACE_COUNT", "error_info", null, "No Error,Has Error", "3,1")]
    [InlineData("TRACE_COUNT", "error_type", null, "Unknown,Broken", "3,1")]
    [InlineData("COST", "name", null, "answer,plan", "0.7,0.3")]
    [InlineData("SPAN_COST", "model", null, "m-1,m-2,Unknown", "0.6,0.4,0")]
    [InlineData("SPAN_COUNT", "provider", null, "Unknown,p", "4,4")]
    [InlineData("SPAN_COUNT", "type", null, "llm,tool", "4,4")]
    [InlineData("SPAN_TOKEN_USAGE", "model", "prompt_tokens", "m-1,m-2,Unknown", "60,40,0")]
    [InlineData("SPAN_DURATION", "type", "p50", "llm,tool", "50,10")]
    [InlineData("FEEDBACK_SCORES", "name", "helpful", "answer,plan", "0.625,0.125")]
    [InlineData("GUARDRAILS_FAILED_COUNT", "guardrail_name", null, "PII", "2")]
    [InlineData("THREAD_COUNT", "tags", null, "Unknown", "3")]
    public async Task Breakdowns_divide_the_total(string type, string field, string? subMetric, string names, string values)
    {
        var data = await WrittenAsync();

        var answer = await data.MetricAsync(type, "TOTAL", new { field, metadata_key = field == "metadata" ? "env" : null, sub_metric = subMetric });

        var series = MetricData.Series(answer);
        Assert.Equal(names.Split(','), series.Keys);
        Assert.Equal(values.Split(',').Select(value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture)), series.Values.Select(points => Math.Round(points[0]!.Value, 6)));
    }

    [Fact]
    public async Task Only_the_ten_largest_groups_stand_alone()
    {
        var data = await WrittenAsync();
        var spans = Enumerable.Range(0, 24).Select(i => new
        {
            id = Opik.Contracts.UuidV7.Create(MetricData.Start), trace_id = Opik.Contracts.UuidV7.Create(MetricData.Start), project_name = data.Name, name = $"n{i / 2:D2}",
            type = "general", start_time = MetricData.Start,
        });
        await server.SendAsync("POST", "/v1/private/spans/batch", JsonSerializer.Serialize(new { spans }));

        var series = MetricData.Series(await data.MetricAsync("SPAN_COUNT", "TOTAL", new { field = "name" }));

        Assert.Equal(11, series.Count);
        Assert.Equal(8, series["__others__"][0]);
    }

    [Fact]
    public async Task Filters_choose_what_is_counted()
    {
        var data = await WrittenAsync();
        object Filter(string field, string op, string value) => new[] { new { field, @operator = op, value } };

        Assert.Equal(3, MetricData.Series(await data.MetricAsync("TRACE_COUNT", "TOTAL", filters: Filter("source", "=", "sdk")))["traces"][0]);
        Assert.Equal(2, MetricData.Series(await data.MetricAsync("TRACE_COUNT", "TOTAL", filters: Filter("tags", "contains", "red")))["traces"][0]);
        Assert.Equal(4, MetricData.Series(await data.MetricAsync("SPAN_COUNT", "TOTAL", filters: Filter("type", "=", "tool")))["spans"][0]);
        Assert.Equal(0.125, MetricData.Series(await data.MetricAsync("FEEDBACK_SCORES", "TOTAL", filters: Filter("name", "=", "plan")))["helpful"][0]);
    }

    [Theory]
    [InlineData("{}", 422)]
    [InlineData("""{"metric_type":"TRACE_COUNT","interval":"DAILY"}""", 422)]
    [InlineData("""{"metric_type":"NOTHING","interval":"DAILY","interval_start":"2026-03-04T00:00:00Z"}""", 400)]
    [InlineData("""{"metric_type":"TRACE_COUNT","interval":"YEARLY","interval_start":"2026-03-04T00:00:00Z"}""", 400)]
    [InlineData("""{"metric_type":"TRACE_COUNT","interval":"DAILY","interval_start":"2026-03-04T00:00:00Z","interval_end":"2026-03-04T00:00:00Z"}""", 400)]
    [InlineData("""{"metric_type":"TRACE_COUNT","interval":"HOURLY","interval_start":"1990-03-04T00:00:00Z","interval_end":"2026-03-04T00:00:00Z"}""", 400)]
    [InlineData("""{"metric_type":"TRACE_COUNT","interval":"DAILY","interval_start":"soon"}""", 400)]
    [InlineData("""{"metric_type":"TRACE_COUNT","interval":"DAILY","interval_start":"2026-03-04T00:00:00Z","breakdown":{"field":"model"}}""", 400)]
    [InlineData("""{"metric_type":"TRACE_COUNT","interval":"DAILY","interval_start":"2026-03-04T00:00:00Z","breakdown":{"field":"guardrail_name"}}""", 400)]
    [InlineData("""{"metric_type":"TRACE_COUNT","interval":"DAILY","interval_start":"2026-03-04T00:00:00Z","breakdown":{"field":"nothing"}}""", 400)]
    [InlineData("""{"metric_type":"TRACE_COUNT","interval":"DAILY","interval_start":"2026-03-04T00:00:00Z","breakdown":{"field":"metadata"}}""", 400)]
    [InlineData("""{"metric_type":"THREAD_COUNT","interval":"DAILY","interval_start":"2026-03-04T00:00:00Z","breakdown":{"field":"name"}}""", 400)]
    [InlineData("""{"metric_type":"TOKEN_USAGE","interval":"DAILY","interval_start":"2026-03-04T00:00:00Z","breakdown":{"field":"name"}}""", 400)]
    [InlineData("""{"metric_type":"TRACE_COUNT","interval":"DAILY","interval_start":"2026-03-04T00:00:00Z","trace_filters":[{"field":"nothing","operator":"=","value":"1"}]}""", 400)]
    [InlineData("[", 400)]
    public async Task Bad_requests_are_refused(string body, int status)
    {
        var data = await WrittenAsync();

        Assert.Equal(status, (await server.SendAsync("POST", $"/v1/private/projects/{data.ProjectId}/metrics", body)).Code);
    }

    [Fact]
    public async Task An_unknown_project_is_not_found() => Assert.Equal(404, (await server.SendAsync(
        "POST", $"/v1/private/projects/{Guid.CreateVersion7()}/metrics", """{"metric_type":"TRACE_COUNT","interval":"DAILY","interval_start":"2026-03-04T00:00:00Z"}""")).Code);

    [Theory]
    [InlineData("TRACE_COUNT", "traces", 0.0)]
    [InlineData("COST", "cost", 0.0)]
    [InlineData("GUARDRAILS_FAILED_COUNT", "failed", 0.0)]
    [InlineData("DURATION", "duration.p50", null)]
    [InlineData("THREAD_COUNT", "threads", 0.0)]
    public async Task An_empty_project_has_series_of_nothing(string type, string name, double? value)
    {
        var created = await server.SendAsync("POST", "/v1/private/projects", JsonSerializer.Serialize(new { name = $"empty-{Guid.CreateVersion7()}" }));
        var id = created.Location!.Split('/')[^1];

        var answer = await server.SendAsync("POST", $"/v1/private/projects/{id}/metrics", $$"""{"metric_type":"{{type}}","interval":"TOTAL","interval_start":"2026-03-04T00:00:00Z"}""");

        Assert.Equal([value], MetricData.Series(answer)[name]);
    }

    private async Task<MetricData> WrittenAsync()
    {
        var data = new MetricData(server);
        await data.WriteAsync();
        return data;
    }
}
