using Opik.Server.Tests.Metrics;

namespace Opik.Server.Tests.LogAnalytics;

/// <summary>Groups of alternatives and the models of traces mean the same wherever a query is taken.</summary>
public sealed class FilterGroupTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    // The first two traces are "plan", the second failed; the last ran m-2.
    private const string FailedOrOther = """[{"any":[{"field":"error_info","operator":"is_not_empty"},{"all":[{"field":"model","operator":"=","value":"m-2"},{"field":"name","operator":"in","value":"answer,none"}]}]}]""";

    [Fact]
    public async Task Lists_figures_histogram_and_values_take_a_group()
    {
        var data = await WrittenAsync();
        var filters = Uri.EscapeDataString(FailedOrOther);

        var list = await server.SendAsync("GET", $"/v1/private/traces?project_id={data.ProjectId}&filters={filters}&models=true&preview=true");
        var figures = await server.SendAsync("GET", $"/v1/private/projects/{data.ProjectId}/logs/figures?filters={filters}");
        var histogram = await server.SendAsync("GET", $"/v1/private/projects/{data.ProjectId}/logs/histogram?filters={filters}");
        var values = await server.SendAsync("GET", $"/v1/private/projects/{data.ProjectId}/logs/values?field=name&filters={filters}");
        var stats = await server.SendAsync("GET", $"/v1/private/traces/stats?project_id={data.ProjectId}&filters={filters}");

        Assert.Equal(["""answer ["m-2"]""", """plan ["m-1"]"""], list.Json.GetProperty("content").EnumerateArray().Select(row => $"{row.GetProperty("name")} {row.GetProperty("models").GetRawText()}"));
        Assert.Equal(2, figures.Json.GetProperty("current").GetProperty("count").GetInt32());
        Assert.Equal(2, histogram.Json.GetProperty("count").EnumerateArray().Sum(count => count.GetInt32()));
        Assert.Equal("""[{"value":"answer","count":1},{"value":"plan","count":1}]""", values.Json.GetProperty("values").GetRawText());
        Assert.Equal(2, MetricData.Stat(stats, "trace_count").GetInt32());
    }

    [Fact]
    public async Task What_a_list_would_have_without_a_group_is_one_part()
    {
        var data = await WrittenAsync();
        var filters = Uri.EscapeDataString($"""[{FailedOrOther[1..^1]},{"""{"field":"name","operator":"=","value":"plan"}"""}]""");

        var answer = await server.SendAsync("GET", $"/v1/private/projects/{data.ProjectId}/logs/parts?filters={filters}");

        Assert.Equal(["0 2", "1 2"], answer.Json.GetProperty("parts").EnumerateArray().Select(part => $"{part.GetProperty("index")} {part.GetProperty("without")}"));
    }

    [Fact]
    public async Task Exports_streams_and_differences_take_a_group()
    {
        var data = await WrittenAsync();

        var file = await server.SendAsync("POST", "/v1/private/traces/export", $$$"""{"format":"jsonl","columns":["name"],"rows":{"project_id":"{{{data.ProjectId}}}","filters":{{{FailedOrOther}}}}}""");
        var stream = await server.SendAsync("POST", "/v1/private/traces/search", $$"""{"project_id":"{{data.ProjectId}}","filters":{{FailedOrOther}}}""");
        var differences = await server.SendAsync("POST", $"/v1/private/projects/{data.ProjectId}/logs/differences", $$$"""{"selection":{"filters":{{{FailedOrOther}}}}}""");

        Assert.Equal(2, file.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(2, stream.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal((2, 2), (differences.Json.GetProperty("selected_rows").GetInt32(), differences.Json.GetProperty("rest_rows").GetInt32()));
    }

    [Theory]
    [InlineData("""[{"any":[{"any":[{"field":"name","operator":"=","value":"a"}]}]}]""", "no other group")]
    [InlineData("""[{"any":[]}]""", "1 to 20 alternatives")]
    public async Task A_bad_group_is_told(string filters, string reason)
    {
        var data = await WrittenAsync();

        var answer = await server.SendAsync("GET", $"/v1/private/traces?project_id={data.ProjectId}&filters={Uri.EscapeDataString(filters)}");

        Assert.Equal(400, answer.Code);
        Assert.Contains(reason, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_of_other_things_take_no_groups()
    {
        var filters = Uri.EscapeDataString("""[{"any":[{"field":"name","operator":"=","value":"a"},{"field":"name","operator":"=","value":"b"}]}]""");

        Assert.Equal(400, (await server.SendAsync("GET", $"/v1/private/experiments?filters={filters}")).Code);
    }

    private async Task<MetricData> WrittenAsync()
    {
        var data = new MetricData(server);
        await data.WriteAsync();
        return data;
    }
}
