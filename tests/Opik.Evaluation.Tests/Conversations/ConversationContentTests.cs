using System.Text.Json.Nodes;
using Opik.Evaluation.Conversations;

namespace Opik.Evaluation.Tests.Conversations;

/// <summary>Expected values are what the adapters of the official Python client 2.2.122 hand to their judges.</summary>
public sealed class ConversationContentTests
{
    [Theory]
    [InlineData("null", null)]
    [InlineData("\"a\"", "a")]
    [InlineData("[]", null)]
    [InlineData("""["a","b"]""", "a\nb")]
    [InlineData("""[{"type":"text","text":"a"},{"type":"text","text":"b"}]""", "a\nb")]
    [InlineData("""["a",{"type":"image_url"},"b"]""", "a\nb")]
    [InlineData("""[{"text":"x"}]""", "x")]
    [InlineData("""[{"type":"output_text","text":"o"}]""", "o")]
    [InlineData("""[{"type":"image_url"}]""", null)]
    [InlineData("""[{"type":null}]""", null)]
    [InlineData("[{}]", null)]
    public void Text_is_read_out_of_parts(string content, string? text) => Assert.Equal(text, ConversationContent.Text(JsonNode.Parse(content)));

    [Theory]
    [InlineData("5")]
    [InlineData("false")]
    [InlineData("""{"text":"x"}""")]
    [InlineData("[5]")]
    [InlineData("[null]")]
    [InlineData("""[["a"]]""")]
    [InlineData("""[{"type":"text"}]""")]
    [InlineData("""[{"type":"text","text":null}]""")]
    [InlineData("""[{"text":5}]""")]
    public void Anything_else_cannot_be_read(string content) => Assert.Throws<MetricComputationException>(() => ConversationContent.Text(JsonNode.Parse(content)));

    [Fact]
    public void A_turn_of_tool_calls_is_no_answer_yet()
    {
        var windows = TurnWindows.Of([ConversationMessage.User("q"), new("assistant", (JsonNode?)null), new("tool", JsonValue.Create("42")), ConversationMessage.Assistant("It is 42.")], 10);
        Assert.Equal(["q", "It is 42."], Assert.Single(windows).Select(message => message.Text));
    }
}
