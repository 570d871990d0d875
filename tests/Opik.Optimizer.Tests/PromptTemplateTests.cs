using System.Text.Json.Nodes;

namespace Opik.Optimizer.Tests;

public sealed class PromptTemplateTests
{
    private static readonly JsonObject Data = (JsonObject)JsonNode.Parse("""{"question":"Is {{answer}} it?","answer":42,"input":{"list":["a","b"]},"a.b":"dots"}""")!;

    [Theory]
    [InlineData("{{question}} {answer}", "Is {{answer}} it? 42")]
    [InlineData("{{ input.list.1 }}{{a.b}}", "bdots")]
    [InlineData("""Answer with {"value": 1} or {unknown} or {{missing}}""", """Answer with {"value": 1} or {unknown} or {{missing}}""")]
    public void Both_spellings_are_filled_and_values_are_not_templates(string template, string expected) => Assert.Equal(expected, PromptTemplate.Fill(template, Data));

    [Fact]
    public void Two_braces_are_meant_as_variables() => Assert.Equal(["question", "missing"], PromptTemplate.Variables("{{question}} {json} {{missing}} {{question}}"));
}
