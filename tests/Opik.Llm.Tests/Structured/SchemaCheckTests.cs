using System.Text.Json.Nodes;

namespace Opik.Llm.Tests.Structured;

public sealed class SchemaCheckTests
{
    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}""", """{"a":2.0}""", null)]
    [InlineData("""{"type":"object","required":["a"]}""", "{}", "lacks the member \"a\"")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}}}""", """{"a":1.5}""", "$.a must be integer, but is 1.5")]
    [InlineData("""{"type":"object","properties":{"a":{}},"additionalProperties":false}""", """{"b":1}""", "\"b\"")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"}}""", """{"b":1}""", "$.b must be string")]
    [InlineData("""{"type":["string","null"]}""", "null", null)]
    [InlineData("""{"type":["string","null"]}""", "1", "must be string or null")]
    [InlineData("""{"enum":["a","b"]}""", "\"c\"", "must be one of")]
    [InlineData("""{"const":1}""", "2", "must be 1")]
    [InlineData("""{"type":"number","minimum":0,"maximum":1}""", "1.5", "at most 1")]
    [InlineData("""{"type":"number","exclusiveMinimum":0}""", "0", "greater than 0")]
    [InlineData("""{"type":"array","items":{"type":"string"},"minItems":1}""", "[]", "at least 1")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "[\"a\",2]", "$[1] must be string")]
    [InlineData("""{"type":"string","maxLength":2}""", "\"abc\"", "at most 2 characters")]
    [InlineData("""{"type":"string","pattern":"^a"}""", "\"b\"", "pattern")]
    [InlineData("""{"type":"string","pattern":"("}""", "\"b\"", null)]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "1", "anyOf")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "null", null)]
    [InlineData("""{"oneOf":[{"type":"number"},{"type":"integer"}]}""", "1", "oneOf")]
    [InlineData("""{"not":{"type":"null"}}""", "null", "not")]
    [InlineData("""{"$defs":{"P":{"type":"object","required":["x"]}},"type":"object","properties":{"p":{"$ref":"#/$defs/P"}}}""", """{"p":{}}""", "$.p lacks")]
    public void A_value_that_breaks_its_schema_is_complained_about(string schema, string value, string? complaint)
    {
        var problems = SchemaCheck.Problems(JsonNode.Parse(schema)!, JsonNode.Parse(value));

        if (complaint is null)
            Assert.Empty(problems);
        else
            Assert.Contains(complaint, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_that_refers_to_itself_ends()
    {
        var schema = JsonNode.Parse("""{"$ref":"#"}""")!;

        Assert.Empty(SchemaCheck.Problems(schema, JsonNode.Parse("{}")));
    }
}
