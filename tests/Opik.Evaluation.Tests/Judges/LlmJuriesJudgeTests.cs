using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Tests.Judges;

public sealed class LlmJuriesJudgeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_jury_takes_what_its_judges_take_and_averages_them()
    {
        using var safe = new ModerationMetric(new() { Model = JudgeModel.Of(new ScriptedChatClient("""{"score": 0.2, "reason": "r"}""")) });
        using var useful = new UsefulnessMetric(new() { Model = JudgeModel.Of(new ScriptedChatClient("""{"score": 0.6, "reason": "r"}""")) });
        var jury = new LlmJuriesJudge([safe, useful]);

        var score = Assert.Single(await jury.ScoreAsync(JudgeCase.Arguments("x"), Cancellation));

        Assert.Equal([new("output"), new("input")], jury.Parameters);
        Assert.Equal(0.4, score.Value, 12);
        Assert.Equal("""{"judge_scores":{"moderation_metric":0.2,"UsefulnessMetric":0.6}}""", score.Metadata!.ToJsonString());
    }

    [Fact]
    public async Task An_error_of_one_judge_ends_the_others_and_is_the_error_of_the_jury()
    {
        var jury = new LlmJuriesJudge([new Waiting(), new Failing()]);

        var error = await Assert.ThrowsAsync<MetricComputationException>(async () => await jury.ScoreAsync(new ScoreArguments(new JsonObject()), Cancellation));

        Assert.Equal("no", error.Message);
    }

    [Fact]
    public void A_jury_without_judges_is_refused() => Assert.Throws<ArgumentException>(() => new LlmJuriesJudge([]));

    private sealed class Waiting() : Metric("waiting")
    {
        public override IReadOnlyList<MetricParameter> Parameters => [];

        protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new ScoreResult(Name, 1);
        }
    }

    private sealed class Failing() : Metric("failing")
    {
        public override IReadOnlyList<MetricParameter> Parameters => [];

        protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => throw new MetricComputationException("no");
    }
}
