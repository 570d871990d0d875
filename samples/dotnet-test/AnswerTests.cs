using Opik.Evaluation;
using Opik.Xunit;

namespace Opik.Samples.Tests;

#region tests
public sealed class AnswerTests
{
    private static readonly SupportAssistant Assistant = new();

    [OpikTheory(Trials = 3, PassThreshold = 2)]
    [OpikDataset("support questions")]
    public async Task An_answer_names_the_fact(string question, string reference)
    {
        var answer = await Assistant.AnswerAsync(question);

        OpikTest.Current.SetOutput(answer);
        Assert.Contains(reference, answer, StringComparison.Ordinal);
    }

    [OpikFact]
    public async Task An_unknown_question_goes_to_a_person()
    {
        var answer = await Assistant.AnswerAsync("What is the meaning of life?");

        OpikTest.Current.SetOutput(answer);
        OpikTest.Current.Score("length", answer.Length);
        Assert.Contains("support@", answer, StringComparison.Ordinal);
    }
}
#endregion
