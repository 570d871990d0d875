using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Tests.Judges;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Judges of single answers: what a model wrote in, score or error out, as the official Python client has it.</summary>
public sealed class JudgeGoldenTests
{
    private static readonly Dictionary<string, Func<GoldenCase, JudgeModel, IMetric>> Judges = new(StringComparer.Ordinal)
    {
        ["Hallucination"] = static (_, model) => new HallucinationMetric(new() { Model = model }),
        ["Moderation"] = static (_, model) => new ModerationMetric(new() { Model = model }),
        ["AnswerRelevance"] = static (golden, model) => new AnswerRelevanceMetric(new() { Model = model, RequireContext = !golden.Params.TryGetProperty("require_context", out var required) || required.GetBoolean() }),
        ["ContextPrecision"] = static (_, model) => new ContextPrecisionMetric(new() { Model = model }),
        ["ContextRecall"] = static (_, model) => new ContextRecallMetric(new() { Model = model }),
        ["Usefulness"] = static (_, model) => new UsefulnessMetric(new() { Model = model }),
        ["StructuredOutputCompliance"] = static (_, model) => new StructuredOutputComplianceMetric(new() { Model = model }),
        ["TrajectoryAccuracy"] = static (_, model) => new TrajectoryAccuracyMetric(new() { Model = model }),
        ["Factuality"] = static (_, model) => new FactualityMetric(new() { Model = model }),
        ["SycEval"] = static (golden, model) => new SycEvalMetric(new() { Model = model, RebuttalModel = JudgeModel.Of(Model(golden, "rebuttal_model_outputs")) }),
    };

    public static TheoryData<string> Cases => [.. GoldenFile.Ids("judges", [.. Judges.Keys])];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task Judges_score_as_the_python_client_does(string id)
    {
        var golden = GoldenFile.Case("judges", id);
        Assert.Null(await GoldenCheck.ComplaintAsync("judges", golden, ScoreAsync, new GoldenTolerance(1e-12)));
    }

    private static async ValueTask<JsonNode?> ScoreAsync(GoldenCase golden)
    {
        var judge = Judges[golden.Kind](golden, JudgeModel.Of(Model(golden, "model_outputs")));
        var arguments = GoldenScore.Arguments(
            golden.Input,
            ("input", "What is the capital of France?"), ("output", "Paris."), ("expected_output", "Paris"), ("context", new JsonArray("Paris is the capital of France.")),
            ("goal", "Find the capital."), ("trajectory", new JsonArray()), ("final_result", "Paris"));
        return GoldenScore.Json(Assert.Single(await judge.ScoreAsync(arguments, TestContext.Current.CancellationToken)));
    }

    private static ScriptedChatClient Model(GoldenCase golden, string outputs) => new(golden.Input.GetProperty(outputs).EnumerateArray().Select(output => output.GetString()));
}
