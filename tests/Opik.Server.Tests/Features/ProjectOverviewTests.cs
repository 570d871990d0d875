using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>Projects with their figures and traffic (docs/api-extensions.md).</summary>
public sealed class ProjectOverviewTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task A_project_has_its_figures_and_its_traffic_over_time()
    {
        var now = DateTimeOffset.UtcNow;
        foreach (var (minutes, seconds, failed) in new[] { (5, 1, false), (5, 3, true), (300, 2, false) })
        {
            var start = now.AddMinutes(-minutes);
            var error = failed ? new { exception_type = "Timeout", traceback = "at step" } : null;
            Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", JsonSerializer.Serialize(new
            {
                id = Guid.CreateVersion7(start), project_name = "busy", start_time = start, end_time = start.AddSeconds(seconds), error_info = error,
            }))).Code);
        }

        var busy = Assert.Single(await ContentAsync("?name=busy"));

        Assert.Equal((3, 1), (busy.GetProperty("traces").GetInt32(), busy.GetProperty("errors").GetInt32()));
        Assert.InRange(busy.GetProperty("p50").GetDouble(), 1950, 2050);
        var series = busy.GetProperty("series");
        Assert.Equal(3, series.GetProperty("traces").EnumerateArray().Sum(one => one.GetInt32()));
        Assert.Equal(1, series.GetProperty("errors").EnumerateArray().Sum(one => one.GetInt32()));
        Assert.Equal(0, busy.GetProperty("previous").GetProperty("traces").GetInt32());
    }

    [Fact]
    public async Task A_project_without_traces_in_the_range_is_there_without_traffic()
    {
        await server.SendAsync("POST", "/v1/private/projects", """{"name":"idle"}""");

        var idle = Assert.Single(await ContentAsync("?name=idle"));

        Assert.Equal(0, idle.GetProperty("traces").GetInt32());
        Assert.False(idle.TryGetProperty("series", out _));
    }

    [Fact]
    public async Task A_range_of_more_than_a_year_is_refused() =>
        Assert.Equal(400, (await server.SendAsync("GET", "/v1/private/projects/overview?from_time=2020-01-01T00:00:00Z")).Code);

    private async Task<List<JsonElement>> ContentAsync(string query) =>
        [.. (await server.SendAsync("GET", "/v1/private/projects/overview" + query)).Json.GetProperty("content").EnumerateArray()];
}
