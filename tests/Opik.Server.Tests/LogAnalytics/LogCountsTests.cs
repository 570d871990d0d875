using Opik.Server.Tests.Metrics;

namespace Opik.Server.Tests.LogAnalytics;

/// <summary>The numbers on the tabs of the lists.</summary>
public sealed class LogCountsTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Counts_are_those_of_the_lists()
    {
        var data = await WrittenAsync();

        var counts = (await server.SendAsync("GET", $"/v1/private/projects/{data.ProjectId}/logs/counts")).Json;

        foreach (var (level, list) in new[] { ("threads", "traces/threads"), ("traces", "traces"), ("spans", "spans") })
            Assert.Equal(await TotalAsync($"{list}?project_id={data.ProjectId}"), counts.GetProperty(level).GetProperty("total").GetInt64());
        var failed = Uri.EscapeDataString("""[{"field":"error_info","operator":"is_not_empty","value":""}]""");
        Assert.Equal(await TotalAsync($"traces?project_id={data.ProjectId}&filters={failed}"), counts.GetProperty("traces").GetProperty("failed").GetInt64());
        Assert.True(counts.GetProperty("traces").GetProperty("total").GetInt64() > 0);
        Assert.False(counts.GetProperty("threads").TryGetProperty("failed", out _));
    }

    [Fact]
    public async Task An_empty_range_holds_nothing_and_bad_questions_are_refused()
    {
        var data = await WrittenAsync();

        var empty = await server.SendAsync("GET", $"/v1/private/projects/{data.ProjectId}/logs/counts?to_time=1990-01-01T00:00:00Z");
        var backwards = await server.SendAsync("GET", $"/v1/private/projects/{data.ProjectId}/logs/counts?from_time=2026-01-02T00:00:00Z&to_time=2026-01-01T00:00:00Z");
        var unknown = await server.SendAsync("GET", $"/v1/private/projects/{Guid.CreateVersion7()}/logs/counts");

        Assert.Equal("""{"threads":{"total":0,"estimated":false},"traces":{"total":0,"failed":0,"estimated":false},"spans":{"total":0,"failed":0,"estimated":false}}""", empty.Body);
        Assert.Equal((400, 404), (backwards.Code, unknown.Code));
    }

    private async Task<MetricData> WrittenAsync()
    {
        var data = new MetricData(server);
        await data.WriteAsync();
        return data;
    }

    private async Task<long> TotalAsync(string list) => (await server.SendAsync("GET", $"/v1/private/{list}&size=1")).Json.GetProperty("total").GetInt64();
}
