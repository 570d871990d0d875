using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>Time zone of reports and length of long values.</summary>
public sealed class PresentationTests : IAsyncLifetime
{
    private const string Root = "/v1/private/workspaces/presentation";

    private readonly ServerFixture _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_is_not_set_is_UTC_and_what_rows_hold()
    {
        Assert.Equal(("UTC", false, 160), Read((await _server.SendAsync("GET", Root)).Json));
        Assert.Equal(("Europe/Lisbon", true, 1000), Read((await _server.SendAsync("PUT", Root, """{"time_zone":"Europe/Lisbon","long_values":1000}""")).Json));

        await _server.RestartAsync();

        Assert.Equal(("Europe/Lisbon", true, 1000), Read((await _server.SendAsync("GET", Root)).Json));
        Assert.Equal(("UTC", false, 160), Read((await _server.SendAsync("PUT", Root, "{}")).Json));
        // The settings of official clients know nothing of it.
        Assert.Equal(404, (await _server.SendAsync("GET", "/v1/private/workspaces/configurations")).Code);
    }

    [Theory]
    [InlineData("""{"time_zone":"Mars/Olympus"}""")]
    [InlineData("""{"time_zone":""}""")]
    [InlineData("""{"time_zone":"../../etc/passwd"}""")]
    [InlineData("""{"time_zone":3}""")]
    [InlineData("""{"long_values":159}""")]
    [InlineData("""{"long_values":5001}""")]
    public async Task What_is_no_zone_and_no_length_is_refused(string body) => Assert.Equal(400, (await _server.SendAsync("PUT", Root, body)).Code);

    [Theory]
    [InlineData("traces")]
    [InlineData("spans")]
    public async Task Previews_are_as_long_as_a_list_asks_for(string list)
    {
        var question = string.Concat(Enumerable.Range(0, 800).Select(i => $"w{i:0000} "));
        var name = $"long {list}";
        var trace = Guid.CreateVersion7();
        foreach (var path in list == "traces" ? ["traces"] : new[] { "spans" })
            Assert.Equal(201, (await _server.SendAsync("POST", $"/v1/private/{path}", $$"""{"id":"{{Guid.CreateVersion7()}}","trace_id":"{{trace}}","type":"llm","project_name":"{{name}}","start_time":"{{DateTime.UtcNow:O}}","input":{"messages":[{"role":"user","content":"{{question}}"}]},"output":{"answer":"short"} }""")).Code);

        Assert.Equal(160, await LengthAsync(null));
        Assert.Equal(1000, await LengthAsync("1000"));
        Assert.Equal(160, await LengthAsync("workspace"));
        await _server.SendAsync("PUT", Root, """{"long_values":5000}""");
        // Blanks at the end are not shown.
        Assert.Equal(question.TrimEnd().Length, await LengthAsync("workspace"));
        Assert.Equal(160, await LengthAsync(null));
        foreach (var wrong in new[] { "159", "5001", "long", "-1" })
            Assert.Equal(400, (await _server.SendAsync("GET", $"/v1/private/{list}?project_name={name}&preview=true&preview_length={wrong}")).Code);

        async Task<int> LengthAsync(string? length)
        {
            var row = (await _server.SendAsync("GET", $"/v1/private/{list}?project_name={name}&preview=true{(length is null ? "" : "&preview_length=" + length)}")).Json.GetProperty("content")[0];
            Assert.False(row.TryGetProperty("input", out _));
            Assert.Equal("short", row.GetProperty("output_preview").GetString());
            var preview = row.GetProperty("input_preview").GetString()!;
            Assert.StartsWith(preview, question, StringComparison.Ordinal);
            return preview.Length;
        }
    }

    [Fact]
    public async Task Days_of_metrics_begin_at_midnight_of_the_zone_and_sum_rightly_when_clocks_change()
    {
        // In Lisbon the 29th has 23 hours: from 0:00 UTC, which is 0:00 there, to 23:00 UTC.
        string[] times = ["2026-03-28T23:59:00Z", "2026-03-29T00:01:00Z", "2026-03-29T22:59:00Z", "2026-03-29T23:01:00Z"];
        foreach (var time in times)
            Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{Guid.CreateVersion7(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture))}}","project_name":"days","start_time":"{{time}}"}""")).Code);
        var project = (await _server.SendAsync("GET", "/v1/private/projects?name=days")).Json.GetProperty("content")[0].GetProperty("id").GetString();

        var days = await DaysAsync();
        Assert.Equal([("2026-03-28T00:00:00Z", 1), ("2026-03-29T00:00:00Z", 3), ("2026-03-30T00:00:00Z", 0)], days);
        await _server.SendAsync("PUT", Root, """{"time_zone":"Europe/Lisbon"}""");
        days = await DaysAsync();
        Assert.Equal([("2026-03-28T00:00:00Z", 1), ("2026-03-29T00:00:00Z", 2), ("2026-03-29T23:00:00Z", 1)], days);

        async Task<List<(string, int)>> DaysAsync()
        {
            var series = (await _server.SendAsync("POST", $"/v1/private/projects/{project}/metrics", """{"metric_type":"TRACE_COUNT","interval":"DAILY","interval_start":"2026-03-28T12:00:00Z","interval_end":"2026-03-30T01:00:00Z"}""")).Json;
            return [.. series.GetProperty("results")[0].GetProperty("data").EnumerateArray().Select(point => (point.GetProperty("time").GetString()!, point.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : 0))];
        }
    }

    [Fact]
    public async Task Days_of_a_workspace_begin_at_midnight_of_the_zone()
    {
        // Midnight in Tokyo is 15:00 UTC: one day in UTC, two there.
        foreach (var (time, value) in new[] { ("2026-03-29T14:59:00Z", 1), ("2026-03-29T15:01:00Z", 0) })
        {
            var (trace, at) = (Guid.CreateVersion7(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)), time);
            Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{trace}}","project_name":"tokyo","start_time":"{{at}}"}""")).Code);
            Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/spans", $$"""{"id":"{{Guid.CreateVersion7(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture))}}","trace_id":"{{trace}}","project_name":"tokyo","type":"llm","start_time":"{{at}}","total_estimated_cost":2}""")).Code);
            Assert.Equal(204, (await _server.SendAsync("PUT", $"/v1/private/traces/{trace}/feedback-scores", $$"""{"name":"q","value":{{value}},"source":"ui"}""")).Code);
        }

        var (scores, costs) = (await ValuesAsync("metrics"), await ValuesAsync("costs"));
        Assert.Equal((double[])[0.5], scores);
        Assert.Equal((double[])[4], costs);
        await _server.SendAsync("PUT", Root, """{"time_zone":"Asia/Tokyo"}""");
        (scores, costs) = (await ValuesAsync("metrics"), await ValuesAsync("costs"));
        Assert.Equal((double[])[1, 0], scores);
        Assert.Equal((double[])[2, 2], costs);

        async Task<List<double>> ValuesAsync(string what)
        {
            var answer = (await _server.SendAsync("POST", $"/v1/private/workspaces/{what}", """{"name":"q","interval_start":"2026-03-29T01:00:00Z","interval_end":"2026-03-29T23:00:00Z"}""")).Json;
            return [.. answer.GetProperty("results")[0].GetProperty("data").EnumerateArray().Where(point => point.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number).Select(point => point.GetProperty("value").GetDouble())];
        }
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public async Task The_month_of_the_budget_and_of_providers_begins_at_midnight_of_the_zone(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        await _server.SendAsync("PUT", Root, $$"""{"time_zone":"{{id}}"}""");

        var budget = (await _server.SendAsync("GET", "/v1/private/workspaces/budget")).Json;
        var usage = (await _server.SendAsync("GET", "/v1/private/llm-provider-key/usage")).Json;

        foreach (var start in new[] { budget.GetProperty("from"), budget.GetProperty("to"), usage.GetProperty("from") })
        {
            var local = TimeZoneInfo.ConvertTimeFromUtc(start.GetDateTime().ToUniversalTime(), zone);
            Assert.Equal((1, TimeSpan.Zero), (local.Day, local.TimeOfDay));
        }
    }

    private static (string?, bool, int) Read(JsonElement json) => (json.GetProperty("time_zone").GetString(), json.GetProperty("time_zone_set").GetBoolean(), json.GetProperty("long_values").GetInt32());
}
