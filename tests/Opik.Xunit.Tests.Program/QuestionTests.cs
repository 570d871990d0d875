using Opik.Datasets;

namespace Opik.Xunit.Tests.Program;

public sealed class QuestionTests
{
    /// <summary>An answer that is right, one that is wrong in the first trial only, and one that is always wrong.</summary>
    [OpikTheory(Trials = 3, PassThreshold = 2)]
    [OpikDataset("questions")]
    public async Task An_answer_is_right(string question, string expectedOutput)
    {
        var answer = await AnswerAsync(question, OpikTest.Current.Trial);
        OpikTest.Current.SetOutput(answer);
        OpikTest.Current.Score("length", answer.Length);
        await OpikTest.Current.ScoreAsync(new SameTextMetric()).AtLeast(1);
        Assert.Equal(expectedOutput, answer);
    }

    [OpikTheory]
    [OpikDataset("questions", Filter = "data.kind = \"steady\"")]
    public void The_whole_item_is_given(DatasetItem item)
    {
        Assert.Equal(item.Id, OpikTest.Current.Item!.Id);
        Assert.Equal("steady", item["kind"]!.GetValue<string>());
    }

    [OpikTheory]
    [OpikDataset("no such dataset")]
    public void A_missing_dataset_is_an_error(string question) => Assert.NotNull(question);

    private static async Task<string> AnswerAsync(string question, int trial)
    {
        using var span = OpikClient.Default.StartSpan("answer");
        await Task.Yield();
        return question switch
        {
            "wavering" when trial == 1 => "wrong",
            "broken" => "wrong",
            _ => "right",
        };
    }
}
