using System.Text.Json;

namespace Opik.Server.Tests.Features;

/// <summary>How a user wants the pages (docs/api-extensions.md).</summary>
public sealed class PreferenceTests : IAsyncLifetime
{
    private const string Root = "/v1/private/preferences";
    private readonly ServerFixture _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync(static options => options);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_a_user_wants_is_kept_until_it_is_forgotten()
    {
        Assert.Empty((await ValuesAsync()).EnumerateObject());
        await PutAsync("layout.experiments", """{"order":["name","tags"], "widths": {"name": 240}}""");
        await PutAsync("layout.datasets", """{"density":"compact"}""");
        await PutAsync("layout.datasets", """{"density":"roomy"}""");

        await _server.RestartAsync();

        var values = await ValuesAsync();
        Assert.Equal("""{"order":["name","tags"],"widths":{"name":240}}""", values.GetProperty("layout.experiments").GetRawText());
        Assert.Equal("roomy", values.GetProperty("layout.datasets").GetProperty("density").GetString());
        await PutAsync("layout.datasets", "null");
        await PutAsync("layout.datasets", "null");
        Assert.Equal(["layout.experiments"], (await ValuesAsync()).EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Writes_at_once_leave_one_of_them_whole()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => _server.SendAsync("PUT", $"{Root}/layout.rules", $$$"""{"value":{"a":{{{number}}},"b":{{{number}}}}}""")));

        Assert.All(answers, answer => Assert.Equal(204, answer.Code));
        var value = (await ValuesAsync()).GetProperty("layout.rules");
        Assert.Equal(value.GetProperty("a").GetInt32(), value.GetProperty("b").GetInt32());
    }

    [Theory]
    [InlineData("layout.x", """{"value":[1]}""", 422, "value must be an object")]
    [InlineData("Layout", """{"value":{}}""", 400, "a preference has a name of 1 to 100 small letters, digits, dots and hyphens")]
    public async Task Broken_rules_are_told(string name, string json, int code, string error)
    {
        var answer = await _server.SendAsync("PUT", $"{Root}/{name}", json);

        Assert.Equal((code, true), (answer.Code, answer.Body.Contains(error, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_value_has_a_greatest_size_and_a_user_a_greatest_number()
    {
        Assert.Equal(422, (await _server.SendAsync("PUT", $"{Root}/large", $$$"""{"value":{"a":"{{{new string('x', 16 * 1024)}}}"}}""")).Code);
        for (var i = 0; i < 200; i++)
            await PutAsync($"n{i}", "{}");

        Assert.Equal(409, (await _server.SendAsync("PUT", $"{Root}/more", """{"value":{}}""")).Code);
        await PutAsync("n7", """{"still":"changes"}""");
        Assert.Equal(200, (await ValuesAsync()).EnumerateObject().Count());
    }

    private async Task PutAsync(string name, string value)
    {
        var answer = await _server.SendAsync("PUT", $"{Root}/{name}", $$$"""{"value":{{{value}}}}""");
        Assert.True(answer.Code == 204, answer.Body);
    }

    private async Task<JsonElement> ValuesAsync() => (await _server.SendAsync("GET", Root)).Json.GetProperty("values");
}
