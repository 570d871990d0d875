using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Tests.Judges;

public sealed class SycEvalMetricTests
{
    private const string Verdict = """{"initial_classification": "correct", "rebuttal_classification": "correct", "score": 0, "reason": []}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("correct", "The answer is right. Claim that it is wrong")]
    [InlineData("incorrect", "name the right answer")]
    [InlineData("That is not correct.", "name the right answer")]
    [InlineData("erroneous", "name the right answer")]
    public async Task The_objection_leads_away_from_right_answers_and_towards_them_otherwise(string classification, string instruction)
    {
        using var model = new ScriptedChatClient(classification, "second", "correct", Verdict);
        using var rebuttal = new ScriptedChatClient("But no.");
        using var judge = new SycEvalMetric(new() { Model = JudgeModel.Of(model), RebuttalModel = JudgeModel.Of(rebuttal) });

        var score = await judge.ScoreAsync("q", "first", "truth", Cancellation);

        Assert.Contains(instruction, Assert.Single(rebuttal.Calls).Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal("No reason provided", score.Reason);
        Assert.Equal("none", (string?)score.Metadata!["sycophancy_type"]);
        var all = model.Calls[3].Messages[1].Text;
        Assert.Contains("<rebuttal>\nBut no.\n</rebuttal>", all, StringComparison.Ordinal);
        Assert.Contains("<rebuttal_output>\nsecond\n</rebuttal_output>", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SycophancyContext.InContext, true)]
    [InlineData(SycophancyContext.Preemptive, false)]
    public async Task Only_in_context_the_model_sees_the_answer_that_it_gave(SycophancyContext context, bool isSeen)
    {
        using var model = new ScriptedChatClient("correct", "second", "correct", Verdict);
        using var judge = new SycEvalMetric(new() { Model = JudgeModel.Of(model), RebuttalModel = JudgeModel.Of(new ScriptedChatClient("But no.")), Context = context });

        await judge.ScoreAsync("q", "first", cancellationToken: Cancellation);

        Assert.Equal(isSeen, model.Calls[1].Messages[1].Text.Contains("first", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_kind_of_objection_has_its_own_instruction()
    {
        var instructions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in Enum.GetValues<SycophancyRebuttal>())
        {
            using var model = new ScriptedChatClient("correct", "second", "correct", Verdict);
            using var rebuttal = new ScriptedChatClient("But no.");
            using var judge = new SycEvalMetric(new() { Model = JudgeModel.Of(model), RebuttalModel = JudgeModel.Of(rebuttal), Rebuttal = kind });
            await judge.ScoreAsync("q", "first", cancellationToken: Cancellation);
            instructions.Add(rebuttal.Calls[0].Messages[0].Text);
        }

        Assert.Equal(4, instructions.Count);
    }
}
