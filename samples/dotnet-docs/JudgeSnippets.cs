using Microsoft.Extensions.AI;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Judges.Quality;
using Opik.Evaluation.Spans;
using Opik.Llm;

namespace Opik.Samples.Docs;

/// <summary>Snippets of docs/dotnet/judges.md. They ask a model, so they run where there is a key for one.</summary>
internal static class JudgeSnippets
{
    public static async Task RunAsync(IChatClient client, TaskSpan? trace, CancellationToken cancellationToken)
    {
        #region model
        var byId = new JudgeOptions { Model = "anthropic/claude-haiku-4-5" };
        var byAddress = new JudgeOptions { Model = JudgeModel.Of("openai/my-model", new ChatModelOptions { Endpoint = new Uri("http://localhost:8000/v1"), ApiKey = "none" }) };
        var byClient = new JudgeOptions { Model = JudgeModel.Of(client) };
        #endregion
        Console.WriteLine($"{byId.Model.Id}, {byAddress.Model.Id}, {byClient.Model.Client}");

        #region conversation
        using var coherence = new ConversationalCoherenceMetric(new() { Model = JudgeModel.Of(client), WindowSize = 5 });
        var score = await coherence.ScoreAsync(
        [
            ConversationMessage.User("Where is my parcel?"),
            ConversationMessage.Assistant("It left Leipzig this morning.", context: ["Parcel 17: departed Leipzig, 28 November, 6:10"]),
        ], cancellationToken);
        Console.WriteLine($"{score.Value}: {score.Reason}");
        #endregion

        #region assertions
        using var judge = new LlmJudge(
            ["The answer is polite", "The agent looked the price up before it answered"],
            new() { Model = JudgeModel.Of(client), ToolStrategy = ScoringToolStrategy.Auto });
        foreach (var assertion in await judge.ScoreAsync(input: "What does it cost?", output: "Twelve euros.", trace, cancellationToken))
            Console.WriteLine($"{assertion.Name}: {(assertion.ScoringFailed ? "not judged" : assertion.Value == 1)}, {assertion.Reason}");
        #endregion

        #region quality
        var meter = new ChatMeter();
        using var hallucination = new HallucinationMetric(new() { Model = JudgeModel.Of("openai/gpt-5-nano", new ChatModelOptions { Meter = meter, Retries = 2 }) });
        var report = await JudgeQuality.MeasureAsync(hallucination, LabelledSet.Load("hallucination"), new() { Meter = meter }, cancellationToken);
        Console.WriteLine($"agreement {report.Matrix.Agreement:0.00}, kappa {report.Matrix.Kappa:0.00}, {report.Cost} USD");
        foreach (var wrong in report.Disagreements)
            Console.WriteLine($"{wrong.Example.Id}: {wrong.Score} but labelled {wrong.Example.Label}: {wrong.Reason}");
        #endregion
    }
}
