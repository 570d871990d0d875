using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;
using Opik.Testing.FakeLlm;

namespace Opik.Evaluation.Tests.Judges.Suites;

public sealed class AgenticJudgeTests
{
    private static readonly LlmJudgeOptions Auto = new() { ToolStrategy = ScoringToolStrategy.Auto };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_judge_looks_around_and_answers()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Enqueue(
            FakeLlmAnswer.ToolCall("search", """{"keyword":"1932"}"""),
            FakeLlmAnswer.ToolCall("read", """{"path":".spans[0]"}"""),
            FakeLlmAnswer.Text(AssertionReplies.Good(true)));
        using var judge = AssertionReplies.Judge(fake, ["searched before it answered"], Auto);
        Assert.Equal(1, Assert.Single(await judge.ScoreAsync("When?", "In 1932.", RecordedTrace.Agent(), Cancelled)).Value);
        var messages = fake.Requests[2].Body["messages"]!.AsArray();
        Assert.Contains("\"name\":\"search\"", messages[1]!["content"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains(".spans[0].output[0]: The bridge", messages[3]!["content"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Ferries stopped", messages[5]!["content"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, fake.Requests[0].Body["temperature"]!.GetValue<double>());
        Assert.Equal(["read", "scan", "search"], fake.Requests[0].Body["tools"]!.AsArray().Select(tool => tool!["function"]!["name"]!.ToString()));
    }

    [Fact]
    public async Task The_tools_work_over_the_interface_of_anthropic_too()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Enqueue(FakeLlmAnswer.ToolCall("scan", """{"path":".spans[].name"}"""), FakeLlmAnswer.Text(AssertionReplies.Good(false)));
        using var judge = AssertionReplies.Judge(fake, ["called a calculator"], Auto, "anthropic/claude-sonnet-4-6");
        Assert.Equal(0, Assert.Single(await judge.ScoreAsync("When?", "In 1932.", RecordedTrace.Agent(), Cancelled)).Value);
        Assert.Contains(".spans[1].name", fake.Requests[1].Body["messages"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_rounds_it_has_to_answer()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = request => MayCall(request) ? FakeLlmAnswer.ToolCall("scan", $$"""{"path":".spans[{{AssertionReplies.ToolResults(request)}}]"}""") : FakeLlmAnswer.Text(AssertionReplies.Good(true));
        using var judge = AssertionReplies.Judge(fake, ["is polite"], Auto);
        Assert.Equal(1, Assert.Single(await judge.ScoreAsync("q", "a", RecordedTrace.Agent(), Cancelled)).Value);
        Assert.Equal(11, fake.Requests.Count);
        Assert.NotNull(fake.Requests[10].Body["response_format"]);
        Assert.Contains("Answer now", fake.Requests[10].LastText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_that_are_repeated_are_not_run_and_end_the_search()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = request => MayCall(request) ? FakeLlmAnswer.ToolCall("scan", """{"path":".name"}""") : FakeLlmAnswer.Text(AssertionReplies.Good(true));
        using var judge = AssertionReplies.Judge(fake, ["is polite"], Auto);
        await judge.ScoreAsync("q", "a", RecordedTrace.Agent(), Cancelled);
        Assert.Equal(4, fake.Requests.Count);
        Assert.Contains("made this call before", fake.Requests[3].Body["messages"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_that_fill_the_window_end_the_search()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = request => MayCall(request) ? FakeLlmAnswer.ToolCall("scan", $$"""{"path":".output[] | select(. != \"{{AssertionReplies.ToolResults(request)}}\")"}""") : FakeLlmAnswer.Text(AssertionReplies.Good(true));
        using var judge = AssertionReplies.Judge(fake, ["is polite"], new() { ToolStrategy = ScoringToolStrategy.Always }, "openai/someones-model");
        var trace = RecordedTrace.Agent() with { Output = new JsonArray([.. Enumerable.Range(0, 15).Select(i => (JsonNode)new string('x', 400))]) };
        await judge.ScoreAsync(new string('q', 40_000), "a", trace, Cancelled);
        Assert.InRange(fake.Requests.Count, 3, 6);
        Assert.False(MayCall(fake.Requests[^1]));
    }

    [Theory]
    [InlineData("openai/gpt-5-nano", ScoringToolStrategy.Auto, false)]
    [InlineData("openai/gpt-4o", ScoringToolStrategy.Auto, true)]
    [InlineData("openai/gpt-4o", ScoringToolStrategy.Never, false)]
    [InlineData("openai/someones-model", ScoringToolStrategy.Always, true)]
    [InlineData("openai/gpt-4o", null, false)]
    public async Task The_strategy_decides_about_tools(string model, ScoringToolStrategy? strategy, bool hasTools)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = _ => FakeLlmAnswer.Text(AssertionReplies.Good(true));
        using var judge = AssertionReplies.Judge(fake, ["is polite"], new() { ToolStrategy = strategy }, model);
        await judge.ScoreAsync("q", "a", RecordedTrace.Agent(), Cancelled);
        await judge.ScoreAsync("q", "a", trace: null, Cancelled);
        Assert.Equal([hasTools, false], fake.Requests.Select(request => request.Body["tools"] is not null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    public async Task Three_answers_that_cannot_be_read_are_failed_scores(string faulty)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = _ => FakeLlmAnswer.Text(faulty);
        using var judge = AssertionReplies.Judge(fake, ["is polite"], Auto);
        Assert.True(Assert.Single(await judge.ScoreAsync("q", "a", RecordedTrace.Agent(), Cancelled)).ScoringFailed);
        Assert.Equal(3, fake.Requests.Count);
    }

    private static bool MayCall(FakeLlmRequest request) => request.Body["tools"] is not null && request.Body["tool_choice"]?.ToString() != "none";
}
