using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Tests.Judges;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>The judge of test suites: what a model wrote in, a result for each assertion out.</summary>
public sealed class AssertionGoldenTests
{
    public static TheoryData<string> Cases => [.. GoldenFile.Ids("judges", ["SuiteLLMJudge"])];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Cases))]
    public async Task Assertions_are_judged_as_the_python_client_does(string id) =>
        Assert.Null(await GoldenCheck.ComplaintAsync("judges", GoldenFile.Case("judges", id), JudgeAsync, new GoldenTolerance(1e-12)));

    private static async ValueTask<JsonNode?> JudgeAsync(GoldenCase golden)
    {
        // The same answer to each of three attempts.
        using var model = new ScriptedChatClient(Enumerable.Repeat(golden.Text("content"), 3));
        using var judge = new LlmJudge([.. golden.Params.GetProperty("assertions").EnumerateArray().Select(text => text.GetString()!)], new() { Model = JudgeModel.Of(model) });
        var scores = await judge.ScoreAsync("What does it cost?", "Twelve euros, please.", cancellationToken: TestContext.Current.CancellationToken);
        return new JsonObject
        {
            ["parse_error"] = scores.All(score => score.ScoringFailed),
            ["results"] = new JsonArray([.. scores.Select(score =>
            {
                var json = GoldenScore.Json(score);
                if (!score.ScoringFailed)
                    json["value"] = score.Value == 1;
                return (JsonNode)json;
            })]),
        };
    }
}
