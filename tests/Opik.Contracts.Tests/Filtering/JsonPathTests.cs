using System.Text.Json;
using Xunit;

namespace Opik.Contracts.Tests.Filtering;

public sealed class JsonPathTests
{
    private const string Json = """{"model":"gpt","usage":{"total":12.50},"messages":[{"content":"a"},{"content":"b"}],"a key":true,"gen_ai.system":"openai","gen_ai":{"x.y":{"z":1}},"none":null,"n":2.0}""";

    [Theory]
    [InlineData("model", "gpt")]
    [InlineData("$.model", "gpt")]
    [InlineData(".model", "gpt")]
    [InlineData("usage.total", "12.5")]
    [InlineData("messages[1].content", "b")]
    [InlineData("messages[*].content", "a")]
    [InlineData("['a key']", "true")]
    [InlineData("$[\"a key\"]", "true")]
    [InlineData("gen_ai.system", "openai")]
    [InlineData("gen_ai.x.y.z", "1")]
    [InlineData("none", "")]
    [InlineData("n", "2")]
    [InlineData("usage", """{"total":12.50}""")]
    public void Finds(string key, string expected)
    {
        Assert.True(JsonPath.TryParse(key, out var path));
        using var document = JsonDocument.Parse(Json);
        Assert.True(path.TryFind(document.RootElement, out var value));
        Assert.Equal(expected, JsonPath.Text(value));
    }

    [Theory]
    [InlineData("messages[2]")]
    [InlineData("model.x")]
    [InlineData("nothing")]
    [InlineData("[0]")]
    public void Misses(string key)
    {
        Assert.True(JsonPath.TryParse(key, out var path));
        using var document = JsonDocument.Parse(Json);
        Assert.False(path.TryFind(document.RootElement, out _));
    }
}
