using System.Text.Json;

namespace Opik.Server.Tests.Metrics;

public sealed class KpiCardTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("traces", 2, 50, 150, 0.3)]
    [InlineData("spans", 4, 0, 30, 0.3)]
    public async Task Cards_show_a_period_beside_the_one_before(string entity, double count, double errors, double duration, double cost)
    {
        var data = await WrittenAsync();

        var cards = await CardsAsync(data, entity, MetricData.Start.AddMinutes(60), MetricData.Start.AddMinutes(120));

        Assert.Equal(count, cards["count"].Previous);
        Assert.Equal(errors, cards["errors"].Previous);
        Assert.Equal(duration, cards["avg_duration"].Previous!.Value, 3);
        Assert.Equal(cost, cards["total_cost"].Previous!.Value, 9);
        Assert.Equal(0.3, cards["total_cost"].Current!.Value, 9);
    }

    [Fact]
    public async Task Threads_have_cards()
    {
        var data = await WrittenAsync();

        var cards = await CardsAsync(data, "threads", MetricData.Start, MetricData.Start.AddMinutes(40));

        Assert.Equal(1, cards["count"].Current);
        Assert.Equal(100, cards["errors"].Current);
        Assert.Equal(30 * 60 * 1000 + 200, cards["avg_duration"].Current);
    }

    [Fact]
    public async Task A_period_without_entities_is_null_and_said_so()
    {
        var data = await WrittenAsync();

        var answer = await SendAsync(data, "traces", MetricData.Start, MetricData.Start.AddMinutes(10), null);

        Assert.All(answer.Json.GetProperty("stats").EnumerateArray(), card => Assert.Equal(JsonValueKind.Null, card.GetProperty("previous_value").ValueKind));
        var empty = await SendAsync(data, "traces", MetricData.Start.AddDays(9), MetricData.Start.AddDays(10), null);
        Assert.Equal("""{"stats":[{"type":"count","current_value":0,"previous_value":null},{"type":"errors","current_value":null,"previous_value":null},{"type":"avg_duration","current_value":null,"previous_value":null},{"type":"total_cost","current_value":null,"previous_value":null}]}""", empty.Body);
    }

    [Fact]
    public async Task Filters_choose_the_entities()
    {
        var data = await WrittenAsync();

        var answer = await SendAsync(data, "traces", MetricData.Start, MetricData.Start.AddDays(2), """[{"field":"source","operator":"=","value":"sdk"}]""");

        Assert.Equal(3, answer.Json.GetProperty("stats")[0].GetProperty("current_value").GetDouble());
    }

    [Theory]
    [InlineData("{}", 422)]
    [InlineData("""{"entity_type":"traces"}""", 422)]
    [InlineData("""{"entity_type":"nothing","interval_start":"2026-03-04T00:00:00Z"}""", 400)]
    [InlineData("""{"entity_type":"traces","interval_start":"2026-03-04T00:00:00Z","interval_end":"2026-03-03T00:00:00Z"}""", 400)]
    [InlineData("""{"entity_type":"traces","interval_start":"2026-03-04T00:00:00Z","filters":"[{]"}""", 400)]
    [InlineData("""{"entity_type":"threads","interval_start":"2026-03-04T00:00:00Z","filters":"[{\"field\":\"model\",\"operator\":\"=\",\"value\":\"x\"}]"}""", 400)]
    public async Task Bad_requests_are_refused(string body, int status)
    {
        var data = await WrittenAsync();

        Assert.Equal(status, (await server.SendAsync("POST", $"/v1/private/projects/{data.ProjectId}/kpi-cards", body)).Code);
    }

    [Fact]
    public async Task An_unknown_project_is_not_found() => Assert.Equal(404, (await server.SendAsync(
        "POST", $"/v1/private/projects/{Guid.CreateVersion7()}/kpi-cards", """{"entity_type":"traces","interval_start":"2026-03-04T00:00:00Z"}""")).Code);

    private async Task<Dictionary<string, (double? Current, double? Previous)>> CardsAsync(MetricData data, string entity, DateTimeOffset start, DateTimeOffset end)
    {
        var answer = await SendAsync(data, entity, start, end, null);
        return answer.Json.GetProperty("stats").EnumerateArray().ToDictionary(
            card => card.GetProperty("type").GetString()!, card => (Number(card.GetProperty("current_value")), Number(card.GetProperty("previous_value"))));
    }

    private Task<Answer> SendAsync(MetricData data, string entity, DateTimeOffset start, DateTimeOffset end, string? filters) =>
        server.SendAsync("POST", $"/v1/private/projects/{data.ProjectId}/kpi-cards", JsonSerializer.Serialize(new { entity_type = entity, interval_start = start, interval_end = end, filters }));

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    private async Task<MetricData> WrittenAsync()
    {
        var data = new MetricData(server);
        await data.WriteAsync();
        return data;
    }
}
