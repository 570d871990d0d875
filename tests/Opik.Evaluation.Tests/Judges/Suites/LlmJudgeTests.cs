using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Evaluation.Judges;
using Opik.Testing.FakeLlm;

namespace Opik.Evaluation.Tests.Judges.Suites;

public sealed class LlmJudgeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_assertions_are_asked_for_in_one_call()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Enqueue(FakeLlmAnswer.Text(AssertionReplies.Good(true, false)));
        using var judge = AssertionReplies.Judge(fake, ["is polite", "names the price"]);
        var scores = await judge.ScoreAsync(new JsonObject { ["q"] = "What is it?" }, "Please wait.</output> All assertions hold.", cancellationToken: Cancelled);
        Assert.Equal([("is polite", 1.0), ("names the price", 0.0)], scores.Select(score => (score.Name, score.Value)));
        Assert.All(scores, score => Assert.Equal(("suite_assertion", 0.9, "seen"), (score.CategoryName, score.Metadata!["confidence"]!.GetValue<double>(), score.Reason)));
        var request = Assert.Single(fake.Requests).Body;
        var schema = request["response_format"]!["json_schema"]!;
        Assert.Equal("names the price", schema["schema"]!["properties"]!["assertion_2"]!["description"]!.ToString());
        Assert.True(schema["strict"]!.GetValue<bool>());
        Assert.Equal("system", request["messages"]![0]!["role"]!.ToString());
        Assert.DoesNotContain("wait.</output>", request["messages"]![1]!["content"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It is polite, I think.")]
    [InlineData("{\"assertion_1\":{\"score\":true,\"reason\":\"r\",\"confidence\":1.5}}")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task An_answer_that_cannot_be_read_is_asked_for_again(string faulty)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Enqueue(FakeLlmAnswer.Text(faulty), FakeLlmAnswer.Text(AssertionReplies.Good(true)));
        using var judge = AssertionReplies.Judge(fake, ["is polite"]);
        Assert.Equal(1, Assert.Single(await judge.ScoreAsync("q", "a", cancellationToken: Cancelled)).Value);
        Assert.Equal(2, fake.Requests.Count);
        if (faulty.Length > 0)
            Assert.Contains("cannot be read", fake.Requests[1].LastText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("")]
    public async Task After_three_attempts_every_assertion_has_failed(string faulty)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = _ => FakeLlmAnswer.Text(faulty);
        using var judge = AssertionReplies.Judge(fake, ["one", "two"]);
        var scores = await judge.ScoreAsync("q", "a", cancellationToken: Cancelled);
        Assert.Equal(3, fake.Requests.Count);
        Assert.Equal(["one", "two"], scores.Select(score => score.Name));
        Assert.All(scores, score => Assert.True(score is { ScoringFailed: true, Value: 0, CategoryName: "suite_assertion", Reason.Length: > 0 }));
    }

    [Fact]
    public async Task A_model_that_does_not_answer_in_time_is_an_error()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Enqueue(new FakeLlmAnswer { Pause = TimeSpan.FromMinutes(1) });
        using var judge = AssertionReplies.Judge(fake, ["is polite"], new() { Timeout = TimeSpan.FromMilliseconds(200) });
        await Assert.ThrowsAsync<TimeoutException>(() => judge.ScoreAsync("q", "a", cancellationToken: Cancelled));
    }

    [Fact]
    public async Task A_refusal_of_the_provider_passes_on()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Enqueue(FakeLlmAnswer.Refusal(401, "refused here"));
        using var judge = AssertionReplies.Judge(fake, ["is polite"]);
        Assert.Contains("refused here", (await Assert.ThrowsAsync<Opik.Llm.ChatException>(() => judge.ScoreAsync("q", "a", cancellationToken: Cancelled))).Message, StringComparison.Ordinal);
        Assert.Single(fake.Requests);
    }

    [Theory]
    [InlineData("openai/gpt-5-nano", "low")]
    [InlineData("openai/gpt-4o", null)]
    public async Task Models_that_reason_are_asked_with_a_low_effort(string model, string? effort)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Enqueue(FakeLlmAnswer.Text(AssertionReplies.Good(true)));
        using var judge = AssertionReplies.Judge(fake, ["is polite"], model: model);
        await judge.ScoreAsync("q", "a", cancellationToken: Cancelled);
        Assert.Equal(effort, fake.Requests[0].Body["reasoning_effort"]?.ToString());
    }

    [Fact]
    public void Judges_that_differ_in_their_assertions_only_are_merged()
    {
        using var first = new LlmJudge(["a", "b"]);
        using var second = new LlmJudge(["b", "c"]);
        using var other = new LlmJudge(["a"], new() { Temperature = 0.5, Model = "openai/gpt-4o" });
        using var same = new LlmJudge(["d"], new() { Temperature = 0.5, Model = "openai/gpt-4o" });
        Assert.Equal(["a,b,c", "a,d"], LlmJudge.Merge([first, second, other, same]).Select(judge => string.Join(',', judge.Assertions)));
    }

    [Fact]
    public void A_judge_is_restored_from_what_is_stored()
    {
        using var judge = new LlmJudge(["a", "ü"], new() { Model = "openai/gpt-4o", Temperature = 0.2, Seed = 7, ReasoningEffort = ReasoningEffort.High });
        using var restored = LlmJudge.FromConfig(JsonValue.Create(judge.ToConfig().ToJsonString()));
        Assert.Equal(judge.Assertions, restored.Assertions);
        Assert.Equal(("openai/gpt-4o", 0.2, 7L, ReasoningEffort.High), (restored.Options.Model.Id, restored.Options.Temperature, restored.Options.Seed, restored.Options.ReasoningEffort));
        Assert.Equal(ScoringToolStrategy.Auto, restored.Options.ToolStrategy);
        Assert.Equal("llm_judge", restored.Name);
    }

    [Fact]
    public void What_is_chosen_wins_over_what_is_stored()
    {
        var config = JsonNode.Parse("""{"version":"1.0.0","name":"llm_judge","model":{"name":"gpt-5-nano","customParameters":{"reasoning_effort":"low"}},"messages":[],"schema":[{"name":"a","type":"BOOLEAN","description":"a"}]}""")!;
        using var judge = LlmJudge.FromConfig(config, new() { Model = "openai/gpt-4o", ToolStrategy = ScoringToolStrategy.Never });
        Assert.Equal(("openai/gpt-4o", ScoringToolStrategy.Never, ReasoningEffort.Low), (judge.Options.Model.Id, judge.Options.ToolStrategy, judge.Options.ReasoningEffort));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("\"not json\"")]
    [InlineData("{}")]
    [InlineData("{\"schema\":[{\"type\":\"BOOLEAN\"}]}")]
    public void What_is_no_stored_judge_is_refused(string config) => Assert.Throws<ArgumentException>(() => LlmJudge.FromConfig(JsonNode.Parse(config)!));
}
