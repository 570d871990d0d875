namespace Opik.Llm.Tests.Structured;

public sealed class JsonExtractionTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("  \n{\"a\":1}\n ", """{"a":1}""")]
    [InlineData("```json\n{\"a\":1}\n```", """{"a":1}""")]
    [InlineData("Sure!\n```\n[1,2]\n```\nAnything else?", "[1,2]")]
    [InlineData("```json\n{\"a\":1}", """{"a":1}""")]
    [InlineData("The score is {\"a\":1}. And {\"b\":2}.", """{"a":1}""")]
    [InlineData("Use {braces} like this: {\"a\":\"}{\"} done", """{"a":"}{"}""")]
    [InlineData("""{"a":"say \"hi}\""} trailing""", """{"a":"say \"hi}\""}""")]
    [InlineData("""{"a":[1,2,],}""", """{"a":[1,2]}""")]
    [InlineData("{\"a\":1 // why\n}", """{"a":1}""")]
    public void Json_is_found_in_what_a_model_wrote(string text, string json) =>
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(json), JsonExtraction.Find(text)), JsonExtraction.Find(text)?.ToJsonString());

    [Fact]
    public void A_text_of_braces_alone_is_given_up_soon() => Assert.Null(JsonExtraction.Find(new string('{', 200_000)));

    [Theory]
    [InlineData("")]
    [InlineData("no json at all")]
    [InlineData("""{"a":1""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("{{{{")]
    [InlineData("\"text\"")]
    public void Where_there_is_none_none_is_made_up(string text) => Assert.Null(JsonExtraction.Find(text));
}
