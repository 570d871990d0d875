using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Scoring;
using Opik.Evaluation.Statistics;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Arguments and statistics of scores.</summary>
public sealed class ScoringGoldenTests
{
    public static IReadOnlyCollection<string> Kinds { get; } = ["ScoringKeyMapping", "ScoreStatistics"];

    public static TheoryData<string> Ids => [.. GoldenFile.Ids("metrics", Kinds)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Ids))]
    public async Task Scores_are_prepared_and_summed_up_as_by_the_official_client(string id)
    {
        var golden = GoldenFile.Case("metrics", id);
        Assert.Null(golden.Kind == "ScoringKeyMapping"
            ? await GoldenCheck.ComplaintAsync("metrics", golden, each => new(Mapped(each)), tolerance: null)
            // A score here is a number; true and false are 1 and 0.
            : await GoldenCheck.ComplaintAsync("metrics", golden with { Expected = Numbers(golden.Expected) }, each => new(Statistics(each)), new GoldenTolerance(0, 1e-9)));
    }

    private static JsonObject Mapped(GoldenCase golden)
    {
        var mapping = new ScoringKeyMapping();
        if (golden.Params.GetProperty("scoring_key_mapping") is { ValueKind: JsonValueKind.Object } names)
        {
            foreach (var name in names.EnumerateObject())
                mapping.Add(name.Name, name.Value.GetString()!);
        }

        var mapped = ScoringKeyMapping.Apply(mapping, GoldenArguments.Object(golden.Input.GetProperty("dataset_item")), GoldenArguments.Object(golden.Input.GetProperty("task_output")));
        return new JsonObject(mapped.Values.Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone())));
    }

    private static JsonObject Statistics(GoldenCase golden)
    {
        var trials = golden.Input.GetProperty("trials").EnumerateArray().Select(trial => trial.EnumerateArray().Select(score =>
            new ScoreResult(score.GetProperty("name").GetString()!, GoldenArguments.Number(score.GetProperty("value"))) { ScoringFailed = score.GetProperty("scoring_failed").GetBoolean() }));
        return new JsonObject(ScoreStatistics.ByName(trials).Select(each => KeyValuePair.Create<string, JsonNode?>(each.Key, new JsonObject
        {
            ["mean"] = each.Value.Mean,
            ["min"] = each.Value.Min,
            ["max"] = each.Value.Max,
            ["std"] = each.Value.StandardDeviation,
            ["values"] = new JsonArray([.. each.Value.Values.Select(value => (JsonNode)value)]),
            ["failed_count"] = each.Value.FailedCount,
        })));
    }

    private static JsonNode? Numbers(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Numbers(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Numbers)]),
        _ when node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False => node.GetValue<bool>() ? 1.0 : 0.0,
        _ => node?.DeepClone(),
    };
}
