namespace Opik.Server.Tests.Features;

public sealed class WorkspaceTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Settings = "/v1/private/workspaces/configurations";
    private const string Window = "\"interval_start\":\"2026-11-01T00:00:00Z\",\"interval_end\":\"2026-11-08T00:00:00Z\"";

    [Fact]
    public async Task Settings_are_absent_saved_replaced_and_deleted()
    {
        // Other tests of the class may have saved some.
        await server.SendAsync("DELETE", Settings);
        Assert.Equal(404, (await server.SendAsync("GET", Settings)).Code);
        Assert.Equal(404, (await server.SendAsync("DELETE", Settings)).Code);
        Assert.Equal(204, (await server.SendAsync("PUT", Settings, """{"timeout_to_mark_thread_as_inactive":"P1DT30M","truncation_on_tables":true}""")).Code);
        Assert.Equal("""{"timeout_to_mark_thread_as_inactive":"PT24H30M","truncation_on_tables":true}""", (await server.SendAsync("GET", Settings)).Body);
        Assert.Equal(204, (await server.SendAsync("PUT", Settings, """{"color_map":{"gpt-5":"#A1b2C3"}}""")).Code);
        Assert.Equal("""{"color_map":{"gpt-5":"#A1b2C3"}}""", (await server.SendAsync("GET", Settings)).Body);
        Assert.Equal(204, (await server.SendAsync("DELETE", Settings)).Code);
        Assert.Equal(404, (await server.SendAsync("GET", Settings)).Code);
    }

    [Theory]
    [InlineData("\"PT5M\"", 204)]
    [InlineData("\"PT4M59S\"", 422)]
    [InlineData("\"P7D\"", 204)]
    [InlineData("\"P7DT1S\"", 422)]
    [InlineData("\"PT10M0.5S\"", 422)]
    [InlineData("1800", 204)]
    [InlineData("null", 204)]
    [InlineData("\"half an hour\"", 400)]
    [InlineData("\"P\"", 400)]
    [InlineData("\"PT\"", 400)]
    [InlineData("\"P1M\"", 400)]
    [InlineData("\"-PT30M\"", 400)]
    [InlineData("[]", 400)]
    public async Task The_thread_timeout_lies_between_5_minutes_and_7_days(string value, int status) =>
        Assert.Equal(status, (await server.SendAsync("PUT", Settings, $$"""{"timeout_to_mark_thread_as_inactive":{{value}}}""")).Code);

    [Fact]
    public async Task Colours_are_hex() =>
        Assert.Equal(
            ["colorMap[a] must be a hex color such as #FF0000", "colorMap[b] must be a hex color such as #FF0000"],
            (await server.SendAsync("PUT", Settings, """{"color_map":{"a":"red","b":null,"c":"#000000"}}""")).Errors);

    [Fact]
    public async Task The_navigation_is_the_newer_one() =>
        Assert.Equal("""{"opik_version":"version_2"}""", (await server.SendAsync("GET", "/v1/private/workspaces/versions")).Body);

    [Theory]
    [InlineData("metrics", "{}", 422)]
    [InlineData("metrics/summaries", "{}", 422)]
    [InlineData("costs", "{\"interval_start\":\"2026-11-08T00:00:00Z\",\"interval_end\":\"2026-11-01T00:00:00Z\"}", 422)]
    [InlineData("costs/summaries", "{\"interval_start\":\"soon\",\"interval_end\":\"2026-11-01T00:00:00Z\"}", 400)]
    [InlineData("metrics/spans", "{}", 400)]
    [InlineData("metrics/spans", "{\"metric_type\":\"SPAN_COUNT\",\"interval\":\"DAILY\"," + Window + "}", 400)]
    [InlineData("metrics/spans", "{\"metric_type\":\"SPAN_TOKEN_USAGE\"," + Window + "}", 400)]
    [InlineData("metrics/spans", "{\"metric_type\":\"SPAN_TOKEN_USAGE\",\"interval\":\"DAILY\"}", 422)]
    [InlineData("metrics/spans", "{\"metric_type\":\"SPAN_TOKEN_USAGE\",\"interval\":\"DAILY\",\"breakdown\":{\"field\":\"model\"}," + Window + "}", 400)]
    [InlineData("metrics/spans", "{\"metric_type\":\"SPAN_TOKEN_USAGE\",\"interval\":\"DAILY\",\"filters\":[{\"field\":\"nothing\",\"operator\":\"=\",\"value\":\"1\"}]," + Window + "}", 400)]
    public async Task Bad_periods_and_metrics_are_refused(string path, string json, int status) =>
        Assert.Equal(status, (await server.SendAsync("POST", "/v1/private/workspaces/" + path, json)).Code);

    [Theory]
    [InlineData("metrics", "{\"name\":\"tone\"," + Window + "}", "results")]
    [InlineData("metrics", "{" + Window + "}", "results")]
    [InlineData("metrics/summaries", "{" + Window + "}", "results")]
    [InlineData("costs", "{\"project_ids\":[]," + Window + "}", "results")]
    [InlineData("costs/summaries", "{" + Window + "}", "name")]
    [InlineData("metrics/spans", "{\"metric_type\":\"SPAN_TOKEN_USAGE\",\"interval\":\"DAILY\"," + Window + "}", "results")]
    [InlineData("token-usage/names", "{}", "names")]
    public async Task Numbers_of_an_empty_workspace_have_the_documented_shape(string path, string json, string member)
    {
        var answer = await server.SendAsync("POST", "/v1/private/workspaces/" + path, json);

        Assert.Equal(200, answer.Code);
        Assert.True(answer.Json.TryGetProperty(member, out _), answer.Body);
    }
}
