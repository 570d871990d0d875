using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;
using Opik.Llm;
using Opik.Testing.FakeLlm;

namespace Opik.Evaluation.Tests.Judges;

/// <summary>Every judge against a model server over HTTP that answers well, badly, late or not at all.</summary>
public sealed class EveryJudgeTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Names => [.. JudgeCase.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_good_answer_becomes_a_score_with_a_reason(string name)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        var (judge, golden) = Prepare(name, fake, FakeLlmAnswer.Text(JudgeCase.All[name].Good));
        using var _ = judge;

        var score = Assert.Single(await judge.ScoreAsync(JudgeCase.Arguments("plain"), TestContext.Current.CancellationToken));

        Assert.Equal((judge.Name, golden.Value, false), (score.Name, score.Value, score.ScoringFailed));
        Assert.NotEmpty(score.Reason!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_provider_is_told_the_form_of_the_answer(string name)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        var (judge, golden) = Prepare(name, fake, FakeLlmAnswer.Text(JudgeCase.All[name].Good));
        using var _ = judge;

        await judge.ScoreAsync(JudgeCase.Arguments("plain"), TestContext.Current.CancellationToken);

        var format = fake.Requests[^1].Body["response_format"]!["json_schema"]!;
        Assert.True((bool?)format["strict"]);
        var members = ((JsonObject)format["schema"]!["properties"]!).Select(member => member.Key);
        Assert.Equal(((JsonObject)JsonNode.Parse(golden.Good)!).Select(member => member.Key).Order(), members.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_model_that_keeps_to_the_form_is_understood(string name)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = SchemaJudge.Answer;
        using var judge = JudgeCase.All[name].Make(Model(fake), Long);

        var score = Assert.Single(await judge.ScoreAsync(JudgeCase.Arguments("plain"), TestContext.Current.CancellationToken));

        Assert.Contains(score.Value, (double[])[0.5, 0.7, 1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task Words_without_json_cannot_be_scored(string name) => CannotBeScoredAsync(name, "I would say that it is fine.");

    [Theory]
    [MemberData(nameof(Names))]
    public Task Cut_json_cannot_be_scored(string name) => CannotBeScoredAsync(name, JudgeCase.All[name].Good[..^3]);

    [Theory]
    [MemberData(nameof(Names))]
    public Task An_impossible_score_cannot_be_scored(string name) => CannotBeScoredAsync(name, JudgeCase.All[name].OutOfRange);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_empty_answer_says_so(string name)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        var (judge, _) = Prepare(name, fake, FakeLlmAnswer.Text());
        using var owned = judge;

        await Assert.ThrowsAsync<EmptyChatResponseException>(async () => await judge.ScoreAsync(JudgeCase.Arguments("plain"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_refusal_of_the_provider_passes_on_as_it_is(string name)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        var (judge, _) = Prepare(name, fake, FakeLlmAnswer.Refusal(429, "too many requests"));
        using var owned = judge;

        var refused = await Assert.ThrowsAsync<ChatException>(async () => await judge.ScoreAsync(JudgeCase.Arguments("plain"), TestContext.Current.CancellationToken));

        Assert.Equal(429, refused.Status);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_slow_model_is_given_up_after_the_limit(string name)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = static _ => FakeLlmAnswer.Text("late") with { Pause = TimeSpan.FromMinutes(5) };
        using var judge = JudgeCase.All[name].Make(Model(fake), TimeSpan.FromMilliseconds(300));

        var late = await Assert.ThrowsAsync<TimeoutException>(async () => await judge.ScoreAsync(JudgeCase.Arguments("plain"), TestContext.Current.CancellationToken));

        Assert.Contains("gpt-4o", late.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cancellation_ends_the_wait_for_a_model(string name)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        using var stop = new CancellationTokenSource();
        fake.Answer = _ =>
        {
            stop.Cancel();
            return FakeLlmAnswer.Text("late") with { Pause = TimeSpan.FromMinutes(5) };
        };
        using var judge = JudgeCase.All[name].Make(Model(fake), TimeSpan.FromMinutes(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await judge.ScoreAsync(JudgeCase.Arguments("plain"), stop.Token));
    }

    private static async Task CannotBeScoredAsync(string name, string answer)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        var (judge, _) = Prepare(name, fake, FakeLlmAnswer.Text(answer));
        using var owned = judge;

        var error = await Assert.ThrowsAsync<MetricComputationException>(async () => await judge.ScoreAsync(JudgeCase.Arguments("plain"), TestContext.Current.CancellationToken));

        Assert.Contains("judge's answer", error.Message, StringComparison.Ordinal);
    }

    private static (Judge Judge, JudgeCase Case) Prepare(string name, FakeLlmServer fake, FakeLlmAnswer last)
    {
        var known = JudgeCase.All[name];
        fake.Enqueue([.. known.Before.Select(text => FakeLlmAnswer.Text(text)), last]);
        fake.Answer = static _ => FakeLlmAnswer.Refusal(500, "asked too often");
        return (known.Make(Model(fake), Long), known);
    }

    private static JudgeModel Model(FakeLlmServer fake) => JudgeModel.Of("openai/gpt-4o", new ChatModelOptions { Endpoint = fake.OpenAi, ApiKey = "key", Track = false });
}
