using System.Text.Json.Nodes;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Judges;
using Opik.Testing.FakeLlm;

namespace Opik.Evaluation.Tests.Conversations;

public sealed class GEvalConversationMetricTests
{
    private static readonly Dictionary<string, Func<GEvalOptions, GEvalConversationMetric>> Adapters = new(StringComparer.Ordinal)
    {
        ["conversation_compliance_risk"] = options => new ConversationComplianceRiskMetric(options),
        ["conversation_dialogue_helpfulness"] = options => new ConversationDialogueHelpfulnessMetric(options),
        ["conversation_qa_relevance"] = options => new ConversationQARelevanceMetric(options),
        ["conversation_summarization_consistency"] = options => new ConversationSummarizationConsistencyMetric(options),
        ["conversation_summarization_coherence"] = options => new ConversationSummarizationCoherenceMetric(options),
        ["conversation_prompt_uncertainty"] = options => new ConversationPromptUncertaintyMetric(options),
    };

    public static TheoryData<string> Names => [.. Adapters.Keys];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_newest_answer_with_text_is_graded(string name)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = SchemaJudge.Answer;
        using var metric = Adapters[name](new() { Model = ConversationReplies.Model(fake) });
        var score = await metric.ScoreAsync([.. ConversationReplies.ThreeTurns, new("assistant", new JsonArray(new JsonObject { ["type"] = "tool_use" }))], Cancelled);
        Assert.Equal((name, 0.7, false), (score.Name, score.Value, score.ScoringFailed));
        Assert.Contains("One moment.", fake.Requests[^1].LastText, StringComparison.Ordinal);
        Assert.DoesNotContain("parcel", fake.Requests[^1].LastText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("")]
    [InlineData("{\"score\":11,\"reason\":\"r\"}")]
    public async Task What_the_judge_cannot_score_is_a_failed_score(string answer)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = _ => FakeLlmAnswer.Text(answer);
        using var metric = new ConversationQARelevanceMetric(new() { Model = ConversationReplies.Model(fake) });
        var score = await metric.ScoreAsync(ConversationReplies.ThreeTurns, Cancelled);
        Assert.True(score is { ScoringFailed: true, Value: 0, Reason.Length: > 0 });
    }

    [Fact]
    public async Task A_slow_judge_is_a_failed_score_but_cancelling_ends_it()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        fake.Answer = _ => new FakeLlmAnswer { Pause = TimeSpan.FromMinutes(1) };
        using var metric = new ConversationQARelevanceMetric(new() { Model = ConversationReplies.Model(fake), Timeout = TimeSpan.FromMilliseconds(200) });
        Assert.True((await metric.ScoreAsync(ConversationReplies.ThreeTurns, Cancelled)).ScoringFailed);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => metric.ScoreAsync(ConversationReplies.ThreeTurns, cancelled.Token));
    }
}
