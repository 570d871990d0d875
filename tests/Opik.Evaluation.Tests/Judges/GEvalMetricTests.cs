using Microsoft.Extensions.AI;
using Opik.Evaluation.Judges;
using Opik.Llm;
using Opik.Testing.FakeLlm;

namespace Opik.Evaluation.Tests.Judges;

public sealed class GEvalMetricTests
{
    private const string Steps = "1. Read.\n2. Score.";
    private const string Answer = """{"score": 8, "reason": "good"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Steps_are_written_once_and_followed_by_each_scoring()
    {
        using var model = new ScriptedChatClient(Steps, Answer, Answer);
        using var judge = New(model);

        await judge.ScoreAsync("one", Cancellation);
        await judge.ScoreAsync("two", Cancellation);

        Assert.Contains("<evaluation_criteria>\nIt is right.\n</evaluation_criteria>", model.Calls[0].Messages[1].Text, StringComparison.Ordinal);
        Assert.Null(model.Calls[0].Options!.ResponseFormat);
        Assert.All(model.Calls.Skip(1), call => Assert.Contains(Steps, call.Messages[0].Text, StringComparison.Ordinal));
        Assert.Equal("<solution>\ntwo\n</solution>", model.Calls[2].Messages[1].Text);
    }

    [Fact]
    public async Task Scorings_at_the_same_time_wait_for_one_call_for_the_steps()
    {
        using var model = new ScriptedChatClient([Steps, .. Enumerable.Repeat(Answer, 20)]);
        using var judge = New(model);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => judge.ScoreAsync("x", Cancellation)));

        Assert.Equal(21, model.Calls.Count);
    }

    [Fact]
    public async Task Metrics_may_share_steps_but_not_those_of_another_model_or_temperature()
    {
        var cache = new EvaluationStepsCache();
        using var model = new ScriptedChatClient(Steps, Answer, Answer, Steps, Answer);
        using var other = new ScriptedChatClient(Steps, Answer);
        using GEvalMetric first = New(model, new() { StepsCache = cache }), second = New(model, new() { StepsCache = cache }), third = New(other, new() { StepsCache = cache }), fourth = New(model, new() { StepsCache = cache, Temperature = 0.7 });

        foreach (var judge in new[] { first, second, third, fourth })
            await judge.ScoreAsync("x", Cancellation);

        Assert.Equal((5, 2, 3), (model.Calls.Count, other.Calls.Count, cache.Count));
    }

    [Fact]
    public async Task The_temperature_is_0_unless_chosen_and_seed_and_effort_are_passed_on()
    {
        using var model = new ScriptedChatClient(Steps, Answer);
        using var judge = New(model, new() { Seed = 7, ReasoningEffort = ReasoningEffort.Low });

        await judge.ScoreAsync("x", Cancellation);

        Assert.All(model.Calls, call => Assert.Equal((0f, 7L, ReasoningEffort.Low), (call.Options!.Temperature, call.Options.Seed, call.Options.Reasoning!.Effort)));
    }

    [Fact]
    public async Task Probabilities_weigh_the_score_where_they_are_told()
    {
        string[] tokens = ["{\"", "score", "\": ", "8", ", \"reason\": \"good\"}"];
        IReadOnlyList<TokenLogProbability> told = [.. tokens.Select(token => new TokenLogProbability(token, 0, token == "8" ? [new("8", Math.Log(0.5)), new("6", Math.Log(0.25)), new("x", Math.Log(0.25))] : []))];
        using var model = new ScriptedChatClient(Steps, Answer, Answer) { Properties = new() { [ChatModelProperties.LogProbabilities] = told } };
        using GEvalMetric weighted = New(model, new() { StepsCache = new() });

        var score = await weighted.ScoreAsync("x", Cancellation);

        Assert.Equal(22.0 / 30, score.Value, 12);
        Assert.Equal(20, model.Calls[1].Options!.AdditionalProperties!["top_logprobs"]);
        Assert.Null(model.Calls[0].Options!.AdditionalProperties);
    }

    [Theory]
    [InlineData("openai/gpt-4o", true)]
    [InlineData("openai/gpt-5-nano", false)]
    public async Task Probabilities_come_over_http_from_models_that_tell_them(string id, bool areAsked)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Enqueue(FakeLlmAnswer.Text(Steps), FakeLlmAnswer.Text("unused") with
        {
            Raw = """
                {"id":"x","object":"chat.completion","created":1700000000,"model":"m","choices":[{"index":0,"finish_reason":"stop",
                "message":{"role":"assistant","content":"{\"score\": 8, \"reason\": \"good\"}"},
                "logprobs":{"content":[{"token":"{\"","logprob":0,"top_logprobs":[]},{"token":"score","logprob":0,"top_logprobs":[]},{"token":"\": ","logprob":0,"top_logprobs":[]},
                {"token":"8","logprob":-0.6931471805599453,"top_logprobs":[{"token":"8","logprob":-0.6931471805599453},{"token":"4","logprob":-0.6931471805599453}]},
                {"token":", \"reason\": \"good\"}","logprob":0,"top_logprobs":[]}]}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}
                """,
        });
        using var judge = new GEvalMetric("You evaluate answers.", "It is right.", new() { Model = JudgeModel.Of(id, new ChatModelOptions { Endpoint = fake.OpenAi, ApiKey = "key", Track = false }) });

        var score = await judge.ScoreAsync("x", Cancellation);

        Assert.Equal(0.6, score.Value, 12);
        Assert.Equal(areAsked ? (true, 20) : (null, null), ((bool?)fake.Requests[1].Body["logprobs"], (int?)fake.Requests[1].Body["top_logprobs"]));
    }

    [Fact]
    public async Task Probabilities_are_neither_asked_for_nor_used_when_turned_off()
    {
        using var model = new ScriptedChatClient(Steps, Answer) { Properties = new() { [ChatModelProperties.LogProbabilities] = (IReadOnlyList<TokenLogProbability>)[.. Enumerable.Repeat(new TokenLogProbability("1", 0, [new("1", 0)]), 5)] } };
        using var judge = New(model, new() { UseLogProbabilities = false });

        var score = await judge.ScoreAsync("x", Cancellation);

        Assert.Equal(0.8, score.Value, 12);
        Assert.Null(model.Calls[1].Options!.AdditionalProperties);
    }

    [Fact]
    public async Task A_prompt_may_be_called_output_prompt_or_input()
    {
        foreach (var name in new[] { "output", "prompt", "input" })
        {
            using var model = new ScriptedChatClient(Steps, Answer);
            using var judge = new PromptUncertaintyJudge(new() { Model = JudgeModel.Of(model) });

            await judge.ScoreAsync(new ScoreArguments(new System.Text.Json.Nodes.JsonObject { [name] = "Do it." }), Cancellation);

            Assert.Equal("<solution>\nDo it.\n</solution>", model.Calls[1].Messages[1].Text);
        }
    }

    [Fact]
    public void Every_preset_has_its_documented_name()
    {
        Assert.Equal(13, GEvalPresets.Keys.Count);
        Assert.All(GEvalPresets.Keys, key =>
        {
            using var judge = new GEvalPresetMetric(key, new() { Model = JudgeModel.Of(new ScriptedChatClient()) });
            Assert.Equal(key == "compliance_regulated_truthfulness" ? "g_eval_compliance_regulated_metric" : $"g_eval_{key}_metric", judge.Name);
        });
        Assert.Contains("bias_gender", Assert.Throws<ArgumentException>(() => new GEvalPresetMetric("bias_gendre")).Message, StringComparison.Ordinal);
    }

    private static GEvalMetric New(ScriptedChatClient model, GEvalOptions? options = null) => new("You evaluate answers.", "It is right.", (options ?? new()) with { Model = JudgeModel.Of(model) });
}
