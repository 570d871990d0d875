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
    public async Task Projects_are_found_sorted_and_paged_by_the_server_and_the_totals_are_of_all()
    {
        await using var own = new ServerFixture();
        await own.InitializeAsync();
        foreach (var (name, traces, errors) in new[] { ("Beta", 3, 0), ("alpha", 5, 1), ("gamma", 2, 2), ("idle", 0, 0) })
            await FillAsync(own, name, traces, errors);
        await own.SendAsync("POST", "/v1/private/projects", """{"name":"other","description":"of ALPHA users"}""");

        Assert.Equal(["alpha", "Beta"], await NamesAsync(own, "?size=2&sorting=" + Sorted("name", "ASC")));
        Assert.Equal(["gamma", "idle"], await NamesAsync(own, "?size=2&page=2&sorting=" + Sorted("name", "ASC")));
        Assert.Equal(["alpha", "Beta", "gamma"], (await NamesAsync(own, "?sorting=" + Sorted("traces", "DESC")))[..3]);
        Assert.Equal(["gamma", "Beta", "alpha"], (await NamesAsync(own, "?sorting=" + Sorted("traces", "ASC")))[..3]);
        Assert.Equal(["gamma", "alpha", "Beta"], (await NamesAsync(own, "?sorting=" + Sorted("error_rate", "DESC")))[..3]);
        Assert.Equal(await NamesAsync(own, ""), await NamesAsync(own, "?sorting=" + Sorted("nothing", "ASC")));
        Assert.Equal(["alpha"], await NamesAsync(own, "?name=ALP"));
        Assert.Equal(["alpha", "other"], (await NamesAsync(own, "?search=alpha")).Order());
        Assert.Empty(await NamesAsync(own, "?page=9"));
        Assert.Empty(await NamesAsync(own, "?name=%25"));
        Assert.Empty(await NamesAsync(own, "?alerting=true"));

        var answer = (await own.SendAsync("GET", "/v1/private/projects/overview?name=gamma")).Json;
        var totals = answer.GetProperty("totals");
        Assert.Equal((1, 10, 3), (answer.GetProperty("total").GetInt32(), totals.GetProperty("traces").GetInt32(), totals.GetProperty("errors").GetInt32()));
        Assert.Equal(totals.GetProperty("projects").GetInt32() - 3, totals.GetProperty("idle").GetInt32());
        Assert.Contains("error_rate", answer.GetProperty("sortable_by").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task Threads_scores_and_durations_stand_beside_the_traces()
    {
        await FillAsync(server, "wide", 4, 0, thread: true);
        var trace = (await server.SendAsync("GET", "/v1/private/traces?project_name=wide")).Json.GetProperty("content")[0].GetProperty("id").GetString();
        await server.SendAsync("PUT", "/v1/private/traces/feedback-scores", $$"""{"scores":[{"id":"{{trace}}","project_name":"wide","name":"helpful","value":0.5,"source":"sdk"}]}""");

        var wide = Assert.Single(await ContentAsync("?name=wide"));

        Assert.Equal((2, 0.5), (wide.GetProperty("threads").GetInt32(), wide.GetProperty("feedback_scores").GetProperty("helpful").GetDouble()));
        Assert.All(new[] { "avg", "p50", "p90", "p95", "p99" }, name => Assert.InRange(wide.GetProperty(name).GetDouble(), 990, 1010));
    }

    [Fact]
    public async Task Readers_see_whole_answers_while_projects_are_written()
    {
        var writers = Task.WhenAll(Enumerable.Range(0, 8).Select(i => FillAsync(server, $"crowd {i}", 10, 1)));
        while (!writers.IsCompleted)
            Assert.Equal(200, (await server.SendAsync("GET", "/v1/private/projects/overview?search=crowd%20&sorting=" + Sorted("cost", "DESC"))).Code);
        await writers;

        Assert.Equal(80, (await ContentAsync("?search=crowd%20")).Sum(project => project.GetProperty("traces").GetInt32()));
    }

    [Theory]
    [InlineData("?sorting=name")]
    [InlineData("?sorting=[{\"field\":\"name\",\"direction\":\"UP\"}]")]
    [InlineData("?page=0")]
    [InlineData("?size=201")]
    [InlineData("?from_time=yesterday")]
    [InlineData("?from_time=2999-01-01T00:00:00Z")]
    public async Task What_cannot_be_asked_is_refused(string query) =>
        Assert.Equal(400, (await server.SendAsync("GET", "/v1/private/projects/overview" + query)).Code);

    [Fact]
    public async Task A_range_of_more_than_a_year_is_refused() =>
        Assert.Equal(400, (await server.SendAsync("GET", "/v1/private/projects/overview?from_time=2020-01-01T00:00:00Z")).Code);

    private static string Sorted(string field, string direction) => Uri.EscapeDataString($$"""[{"field":"{{field}}","direction":"{{direction}}"}]""");

    private static async Task FillAsync(ServerFixture server, string project, int traces, int errors, bool thread = false)
    {
        await server.SendAsync("POST", "/v1/private/projects", JsonSerializer.Serialize(new { name = project }));
        for (var i = 0; i < traces; i++)
        {
            var start = DateTimeOffset.UtcNow.AddMinutes(-i - 1);
            var error = i < errors ? new { exception_type = "Timeout", traceback = "at step" } : null;
            Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/traces", JsonSerializer.Serialize(new
            {
                id = Guid.CreateVersion7(start), project_name = project, start_time = start, end_time = start.AddSeconds(1), error_info = error, thread_id = thread ? $"th {i / 2}" : null,
            }))).Code);
        }
    }

    private static async Task<List<string>> NamesAsync(ServerFixture server, string query) =>
        [.. (await server.SendAsync("GET", "/v1/private/projects/overview" + query)).Json.GetProperty("content").EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];

    private async Task<List<JsonElement>> ContentAsync(string query) =>
        [.. (await server.SendAsync("GET", "/v1/private/projects/overview" + query)).Json.GetProperty("content").EnumerateArray()];
}
