using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm.Tests.Structured;

public sealed class StructuredOutputTests
{
    private const string Good = """{"score":0.5,"reason":"so","second":null}""";
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "How good?")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Good)]
    [InlineData("```json\n" + Good + "\n```")]
    [InlineData("Here you are: " + Good + " Enjoy {it}!")]
    public async Task An_answer_is_read_as_its_type(string text)
    {
        using var client = ScriptedClient.Texts(text);

        var answer = await StructuredOutput.AskAsync(client, Question, VerdictJson.Default.Verdict, cancellationToken: Stop);

        Assert.Equal((new Verdict(0.5, "so"), 1), (answer.Value, answer.Attempts));
        var format = Assert.IsType<ChatResponseFormatJson>(client.Options.First()!.ResponseFormat);
        var schema = JsonNode.Parse(format.Schema!.Value.GetRawText())!;
        Assert.Equal(["score", "reason", "second"], schema["required"]!.AsArray().Select(name => name!.ToString()));
        Assert.False((bool)schema["additionalProperties"]!);
    }

    [Fact]
    public async Task A_wrong_answer_is_given_back_with_what_is_wrong()
    {
        using var client = ScriptedClient.Texts("I would say 7", """{"score":"high","reason":"so","second":null}""", Good);

        var answer = await StructuredOutput.AskAsync(client, Question, VerdictJson.Default.Verdict, cancellationToken: Stop);

        Assert.Equal((3, 30L), (answer.Attempts, answer.Usage!.InputTokenCount));
        var last = client.Asked.Last();
        Assert.Equal(["How good?", "I would say 7"], last.Take(2).Select(message => message.Text));
        Assert.Contains("no JSON", last[2].Text, StringComparison.Ordinal);
        Assert.Contains("$.score must be number", last[4].Text, StringComparison.Ordinal);
        Assert.Single(Question);
    }

    [Fact]
    public async Task After_the_last_attempt_the_answer_and_its_fault_are_told()
    {
        using var client = ScriptedClient.Texts("nothing");

        var failure = await Assert.ThrowsAsync<StructuredOutputException>(() => StructuredOutput.AskAsync(client, Question, VerdictJson.Default.Verdict, new() { Attempts = 2 }, Stop));

        Assert.Equal((2, "nothing", 2), (failure.Attempts, failure.LastText, client.Asked.Count));
    }

    [Fact]
    public async Task An_empty_answer_is_asked_for_once_more_without_an_empty_turn()
    {
        using var client = new ScriptedClient(() => throw new EmptyChatResponseException("m", "stop"), () => ScriptedClient.Text(""), () => ScriptedClient.Text(Good));

        var answer = await StructuredOutput.AskAsync(client, Question, VerdictJson.Default.Verdict, cancellationToken: Stop);

        Assert.Equal(3, answer.Attempts);
        Assert.All(client.Asked, asked => Assert.Single(asked));
    }

    [Fact]
    public async Task A_schema_of_one_s_own_is_kept_with_its_limits()
    {
        var schema = (JsonObject)JsonNode.Parse("""{"type":"object","properties":{"score":{"type":"integer","maximum":10}},"required":["score"]}""")!;
        using var client = ScriptedClient.Texts("""{"score":11}""", """{"score":10}""");

        var answer = await StructuredOutput.AskAsync(client, Question, schema, new() { Chat = new() { Temperature = 0 } }, Stop);

        Assert.Equal((10, 2), ((int)answer.Value["score"]!, answer.Attempts));
        Assert.Equal(0, client.Options.First()!.Temperature);
    }

    [Fact]
    public async Task Lists_are_answers_and_single_values_are_not()
    {
        using var client = ScriptedClient.Texts($"[{Good}]");

        Assert.Single((await StructuredOutput.AskAsync(client, Question, VerdictJson.Default.ListVerdict, cancellationToken: Stop)).Value);
        await Assert.ThrowsAsync<ArgumentException>(() => StructuredOutput.AskAsync(client, Question, VerdictJson.Default.Boolean, cancellationToken: Stop));
    }

    [Fact]
    public async Task Failures_of_the_model_pass_through()
    {
        using var client = new ScriptedClient(() => throw new ChatException(401, "no"));

        Assert.Equal(401, (await Assert.ThrowsAsync<ChatException>(() => StructuredOutput.AskAsync(client, Question, VerdictJson.Default.Verdict, cancellationToken: Stop))).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task Attempts_are_bounded(int attempts)
    {
        using var client = ScriptedClient.Texts(Good);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => StructuredOutput.AskAsync(client, Question, VerdictJson.Default.Verdict, new() { Attempts = attempts }, Stop));
    }
}
