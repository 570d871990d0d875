using System.Text.Json;

namespace Opik.Server.Tests.Features;

public sealed class EnvironmentTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Root = "/v1/private/environments";
    private const string UnknownId = "01a1fba6-8ec1-737f-baf2-ccc9f49854a9";

    [Fact]
    public async Task An_environment_is_created_read_changed_and_deleted()
    {
        var id = Guid.CreateVersion7();
        var created = await server.SendAsync("POST", Root, $$"""{"id":"{{id}}","name":"qa","description":"d","position":5}""");
        Assert.Equal(201, created.Code);
        Assert.EndsWith($"{Root}/{id}", created.Location, StringComparison.Ordinal);

        var read = await server.SendAsync("GET", $"{Root}/{id}");
        Assert.Equal(("qa", "d", 5), (Text(read, "name"), Text(read, "description"), read.Json.GetProperty("position").GetInt32()));
        Assert.Matches("^#[0-9A-F]{6}$", Text(read, "color"));

        Assert.Equal(204, (await server.SendAsync("PATCH", $"{Root}/{id}", """{"name":"qa-2","color":"#123456"}""")).Code);
        read = await server.SendAsync("GET", $"{Root}/{id}");
        Assert.Equal(("qa-2", "d", "#123456"), (Text(read, "name"), Text(read, "description"), Text(read, "color")));

        Assert.Equal(204, (await server.SendAsync("POST", Root + "/delete", $$"""{"ids":["{{id}}","{{UnknownId}}"]}""")).Code);
        Assert.Equal(["Environment not found"], (await server.SendAsync("GET", $"{Root}/{id}")).Errors);
    }

    [Theory]
    [InlineData("POST", "", "{}", "name must not be blank")]
    [InlineData("POST", "", """{"name":"two words"}""", "name must contain only letters, digits, '_' and '-'")]
    [InlineData("POST", "", """{"name":"x","position":-1}""", "position must be greater than or equal to 0")]
    [InlineData("POST", "", """{"name":"x","color":"123456789012345678901"}""", "color size must be between 0 and 20")]
    [InlineData("PATCH", "/" + UnknownId, """{"name":""}""", "name must not be blank")]
    public async Task Broken_rules_are_told_by_name(string method, string path, string json, string error)
    {
        var answer = await server.SendAsync(method, Root + path, json);

        Assert.Equal(422, answer.Code);
        Assert.Equal([error], answer.Errors);
    }

    [Fact]
    public async Task An_id_must_be_a_version_7_UUID()
    {
        var answer = await server.SendAsync("POST", Root, """{"id":"9e107d9d-3721-4b0a-8a5e-0f0a0a0a0a0a","name":"v4"}""");

        Assert.Equal(400, answer.Code);
        Assert.Equal("Environment id must be a version 7 UUID", Text(answer, "details"));
    }

    [Fact]
    public async Task Names_are_unique_and_changes_of_unknown_ones_are_404()
    {
        await server.SendAsync("POST", Root, """{"name":"taken"}""");
        await server.SendAsync("POST", Root, """{"name":"free"}""");
        var free = (await server.SendAsync("GET", Root)).Json.GetProperty("content").EnumerateArray().First(row => row.GetProperty("name").GetString() == "free").GetProperty("id").GetString();

        Assert.Equal(409, (await server.SendAsync("POST", Root, """{"name":"TAKEN"}""")).Code);
        Assert.Equal(409, (await server.SendAsync("PATCH", $"{Root}/{free}", """{"name":"taken"}""")).Code);
        Assert.Equal(404, (await server.SendAsync("PATCH", $"{Root}/{UnknownId}", """{"name":"other"}""")).Code);
    }

    [Fact]
    public async Task Environments_of_ingested_traces_appear_in_the_one_page()
    {
        var trace = $$"""{"traces":[{"id":"{{Guid.CreateVersion7()}}","name":"t","start_time":"{{DateTime.UtcNow:O}}","environment":"from-ingest"}]}""";
        Assert.Equal(204, (await server.SendAsync("POST", "/v1/private/traces/batch", trace)).Code);
        var page = await server.SendAsync("GET", Root + "?size=1");

        Assert.Contains("from-ingest", page.Json.GetProperty("content").EnumerateArray().Select(row => row.GetProperty("name").GetString()));
        Assert.Equal(page.Json.GetProperty("total").GetInt32(), page.Json.GetProperty("content").GetArrayLength());
    }

    [Fact]
    public async Task The_limit_of_100_is_a_conflict()
    {
        var count = (await server.SendAsync("GET", Root)).Json.GetProperty("total").GetInt32();
        for (var i = count; i < 100; i++)
            Assert.Equal(201, (await server.SendAsync("POST", Root, JsonSerializer.Serialize(new { name = $"filler-{i}" }))).Code);
        Assert.Equal(409, (await server.SendAsync("POST", Root, """{"name":"one-too-many"}""")).Code);

        var ids = (await server.SendAsync("GET", Root)).Json.GetProperty("content").EnumerateArray()
            .Where(row => row.GetProperty("name").GetString()!.StartsWith("filler-", StringComparison.Ordinal))
            .Select(row => row.GetProperty("id").GetString());
        Assert.Equal(204, (await server.SendAsync("POST", Root + "/delete", JsonSerializer.Serialize(new { ids }))).Code);
    }

    private static string? Text(Answer answer, string member) => answer.Json.GetProperty(member).GetString();
}
