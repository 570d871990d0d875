using System.Text.Json.Nodes;
using Opik.Testing.Json;
using Xunit;

namespace Opik.Recordings.Tests.Logic;

public sealed class JsonComparisonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,null]}""", """{"b":[true,null],"a":1.0}""")]
    [InlineData("1e2", "100")]
    [InlineData("\"\\u00fc\"", "\"ü\"")]
    public void Same_meaning_has_no_differences(string one, string other) =>
        Assert.Empty(JsonComparison.Compare(JsonNode.Parse(one), JsonNode.Parse(other)));

    [Theory]
    [InlineData("""{"a":{"b":[1,2]}}""", """{"a":{"b":[1,3]}}""", "a.b[1]: expected 2, got 3")]
    [InlineData("""{"a":1}""", "{}", "a: expected 1, got (absent)")]
    [InlineData("[]", "[1]", "[0]: expected (absent), got 1")]
    [InlineData("\"1\"", "1", "(document): expected \"1\", got 1")]
    [InlineData("true", "false", "(document): expected true, got false")]
    public void Difference_is_named_with_its_path(string expected, string actual, string message) =>
        Assert.Equal(message, Assert.Single(JsonComparison.Compare(JsonNode.Parse(expected), JsonNode.Parse(actual))).ToString());
}
