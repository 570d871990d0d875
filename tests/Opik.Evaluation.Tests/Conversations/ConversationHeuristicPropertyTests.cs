using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Opik.Evaluation.Conversations;

namespace Opik.Evaluation.Tests.Conversations;

public sealed class ConversationHeuristicPropertyTests
{
    private static readonly Arbitrary<ConversationMessage[]> Conversations =
        Gen.Elements("user", "assistant", "system").SelectMany(role => Gen.Elements("I live in Berlin", "go go go go", "I'm sorry", "...", "").Select(text => new ConversationMessage(role, text))).ArrayOf().ToArbitrary();

    [Fact]
    public void Degeneration_lies_between_0_and_1_or_the_assistant_says_nothing() => Prop.ForAll(Conversations, conversation =>
    {
        var speaks = conversation.Any(message => message.IsAssistant && message.Text!.Length > 0);
        try
        {
            return new ConversationDegenerationMetric().Score(conversation).Value is >= 0 and <= 1 && speaks;
        }
        catch (MetricComputationException)
        {
            return !speaks;
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Saying_the_same_again_is_never_better() => Prop.ForAll(Gen.Elements("one two three four", "a b a b a b", "I live in Berlin").ToArbitrary(), text =>
    {
        var once = new ConversationDegenerationMetric().Score([ConversationMessage.Assistant(text)]).Value;
        return once <= new ConversationDegenerationMetric().Score([ConversationMessage.Assistant(text), ConversationMessage.Assistant(text)]).Value;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Retention_lies_between_0_and_1() => Prop.ForAll(Conversations, conversation =>
        new KnowledgeRetentionMetric().Score(conversation).Value is >= 0 and <= 1).QuickCheckThrowOnFailure();

    [Fact]
    public void An_answer_that_repeats_what_was_said_retains_it() => Prop.ForAll<NonNull<string>>(text =>
        new KnowledgeRetentionMetric().Score([ConversationMessage.User(text.Get), ConversationMessage.Assistant(text.Get + " ")]).Value == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void Content_that_is_no_text_cannot_be_scored() =>
        Assert.Throws<MetricComputationException>(() => new KnowledgeRetentionMetric().Score([new ConversationMessage("assistant", new JsonArray("a"))]));

    [Fact]
    public void Messages_are_read_and_written_as_they_are()
    {
        const string Written = """[{"role":"user","content":"a"},{"role":"assistant","content":null,"context":["b"]},{"role":null,"content":[{"type":"text","text":"c"}]}]""";

        var messages = ConversationMessage.ListFromJson(JsonNode.Parse(Written));

        Assert.Equal(Written, new JsonArray([.. messages.Select(message => (JsonNode)message.ToJson())]).ToJsonString());
        Assert.Throws<MetricComputationException>(() => ConversationMessage.ListFromJson(JsonNode.Parse("""["a"]""")));
    }
}
