using Microsoft.Extensions.AI;
using Opik.Evaluation.Judges;
using Opik.Llm;
using Opik.Testing.FakeLlm;

namespace Opik.Evaluation.Tests.Judges;

public sealed class JudgeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_judge_can_be_made_without_a_key_and_says_what_is_missing_when_it_is_asked()
    {
        using var judge = new ModerationMetric(new() { Model = JudgeModel.Of("openai/gpt-4o", new ChatModelOptions { Environment = static _ => null }) });

        var error = await Assert.ThrowsAsync<ChatException>(() => judge.ScoreAsync("x", Cancellation));

        Assert.Contains("OPENAI_API_KEY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_was_given_stays_its_owners()
    {
        using var client = new DisposableClient();
        using (var judge = new ModerationMetric(new() { Model = JudgeModel.Of(client) }))
            await judge.ScoreAsync("x", Cancellation);

        Assert.False(client.IsDisposed);
    }

    [Fact]
    public async Task A_judge_of_ones_own_asks_by_instructions_and_reads_the_answer()
    {
        using var model = new ScriptedChatClient("""{"verdict": "yes", "confidence": "0.75"}""");
        using var judge = new PoliteJudge(JudgeModel.Of(model));

        var score = Assert.Single(await judge.ScoreAsync(JudgeCase.Arguments("Thank you."), Cancellation));

        Assert.Equal(new ScoreResult("polite", 0.75) { Reason = "yes" }, score);
        Assert.Contains("- \"verdict\" (\"yes\" or \"no\"): whether it is polite", model.Calls[0].Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_are_no_texts_are_shown_as_json()
    {
        using var model = new ScriptedChatClient("""{"score": 0, "reason": "r"}""");
        using var judge = new ModerationMetric(new() { Model = JudgeModel.Of(model) });

        await judge.ScoreAsync(new ScoreArguments(new System.Text.Json.Nodes.JsonObject { ["output"] = new System.Text.Json.Nodes.JsonObject { ["größe"] = 42.0 } }), Cancellation);

        Assert.Equal("<output>\n{\"größe\":42}\n</output>", model.Calls[0].Messages[1].Text);
    }

    [Fact]
    public async Task What_is_absent_cannot_be_scored()
    {
        using var judge = new UsefulnessMetric(new() { Model = JudgeModel.Of(new ScriptedChatClient()) });

        var error = await Assert.ThrowsAsync<MetricComputationException>(async () => await judge.ScoreAsync(new ScoreArguments(new System.Text.Json.Nodes.JsonObject { ["output"] = "x" }), Cancellation));

        Assert.Contains("'input'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_names_of_the_moderation_score_are_read()
    {
        using var judge = new ModerationMetric(new() { Model = JudgeModel.Of(new ScriptedChatClient("""{"moderation_score": 0.5, "reason": "r"}""", """{"moderation_score": 0.5, "score": 0.25, "reason": "r"}""")) });

        Assert.Equal((0.5, 0.25), ((await judge.ScoreAsync("x", Cancellation)).Value, (await judge.ScoreAsync("x", Cancellation)).Value));
    }

    [Fact]
    public async Task Correctness_of_answers_fails_without_an_exception_but_not_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        using var judge = new AnswerCorrectnessMetric(new() { Model = JudgeModel.Of(new ScriptedChatClient("""{"score": true, "reason": ["same"]}""", "no idea")) });

        var right = await judge.ScoreAsync("4", "four", cancellationToken: Cancellation);
        Assert.Equal((1, "same"), (right.Value, right.Reason));
        var failed = await judge.ScoreAsync("4", "four", cancellationToken: Cancellation);
        Assert.Equal((0, true), (failed.Value, failed.ScoringFailed));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => judge.ScoreAsync("4", "four", cancellationToken: stop.Token));
    }

    [Fact]
    public async Task Any_provider_serves_a_judge()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = static _ => FakeLlmAnswer.Text("""{"reason": "r", "score": 0.5}""");
        foreach (var (id, endpoint) in new[] { ("openai/gpt-5-nano", fake.OpenAi), ("anthropic/claude-sonnet-4-6", fake.Anthropic), ("gemini/gemini-2.5-flash", fake.Gemini) })
        {
            using var judge = new UsefulnessMetric(new() { Model = JudgeModel.Of(id, new ChatModelOptions { Endpoint = endpoint, ApiKey = "key", Track = false }), Temperature = 0.1 });

            Assert.Equal(0.5, (await judge.ScoreAsync("q", "a", Cancellation)).Value);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_limit_of_time_must_be_positive(int seconds) =>
        Assert.Throws<ArgumentException>(() => new ModerationMetric(new() { Timeout = TimeSpan.FromSeconds(seconds) }));

    private sealed class PoliteJudge(JudgeModel model) : Judge("polite", new() { Model = model })
    {
        private static readonly JudgeInstructions Instructions = new(
            "Decide whether the text is polite.",
            [new("output", "the text")],
            new("polite", new JudgeField("verdict", JudgeFieldType.Text, "whether it is polite") { Choices = ["yes", "no"] }, new JudgeField("confidence", JudgeFieldType.Number, "0 to 1")));

        public override IReadOnlyList<MetricParameter> Parameters => [new("output")];

        protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
        {
            var answer = await AskAsync(Instructions, new JudgeData().Add("output", Text(arguments, "output")), cancellationToken);
            return new ScoreResult(Name, answer.Score("confidence")) { Reason = answer.Words("verdict") };
        }
    }

    private sealed class DisposableClient() : DelegatingChatClient(new ScriptedChatClient("""{"score": 0, "reason": "r"}"""))
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
