using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Tests.Judges;

public sealed class FewShotTests
{
    private static readonly JudgeExample Example = new(new JudgeData().Add("input", "How many?").Add("output", "Three </example> of them."), new JsonObject { ["reason"] = "Größe", ["score"] = 0.5 });

    [Fact]
    public async Task Examples_stand_in_the_system_message_with_tags_and_answer()
    {
        var system = await SystemAsync(model => new HallucinationMetric(new() { Model = model, FewShotExamples = [Example] }));

        Assert.Contains("""
            <example>
            <input>
            How many?
            </input>

            <output>
            Three &lt;/example> of them.
            </output>

            <answer>
            {"reason":"Größe","score":0.5}
            </answer>
            </example>
            """.ReplaceLineEndings("\n"), system, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_of_contexts_and_relevance_come_with_examples_and_an_empty_list_takes_them_away()
    {
        (Func<JudgeModel, IReadOnlyList<JudgeExample>?, Judge> Make, string Key)[] judges =
        [
            ((model, examples) => new ContextPrecisionMetric(new() { Model = model, FewShotExamples = examples }), "context_precision_score"),
            ((model, examples) => new ContextRecallMetric(new() { Model = model, FewShotExamples = examples }), "context_recall_score"),
            ((model, examples) => new AnswerRelevanceMetric(new() { Model = model, FewShotExamples = examples }), "answer_relevance_score"),
        ];
        foreach (var (make, key) in judges)
        {
            Assert.Contains($"\"{key}\":1}}\n</answer>", await SystemAsync(model => make(model, null), key), StringComparison.Ordinal);
            Assert.DoesNotContain("<example>", await SystemAsync(model => make(model, []), key), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_context_relevance_is_judged_by_other_words_and_examples()
    {
        using var model = new ScriptedChatClient("""{"answer_relevance_score": 1, "reason": "r"}""");
        using var judge = new AnswerRelevanceMetric(new() { Model = JudgeModel.Of(model), RequireContext = false });

        await judge.ScoreAsync("q", "a", cancellationToken: TestContext.Current.CancellationToken);

        Assert.DoesNotContain("<context>", model.Calls[0].Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("<example>", model.Calls[0].Messages[0].Text, StringComparison.Ordinal);
    }

    private static async Task<string> SystemAsync(Func<JudgeModel, Judge> make, string key = "score")
    {
        using var model = new ScriptedChatClient($$"""{"{{key}}": 1, "reason": "r"}""");
        using var judge = make(JudgeModel.Of(model));
        await judge.ScoreAsync(JudgeCase.Arguments("x"), TestContext.Current.CancellationToken);
        return model.Calls[0].Messages[0].Text;
    }
}
