using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Datasets;
using Opik.Evaluation.Suites.Passing;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Policies, items and verdicts of test suites.</summary>
public sealed class SuiteGoldenTests
{
    private static readonly Dictionary<string, Func<GoldenCase, JsonNode?>> Calls = new(StringComparer.Ordinal)
    {
        ["TestSuitePassPolicy"] = Verdict,
        ["ExecutionPolicyMerge"] = golden => Written(ExecutionPolicies.Merge(Node(golden, "item_policy") as JsonObject, Node(golden, "default_policy") as JsonObject)),
        ["ExecutionPolicyValidation"] = golden => Valid(ExecutionPolicies.Read(Node(golden, "execution_policy"))),
        ["SuiteItemValidation"] = golden => Valid(SuiteItems.Read(Node(golden, "items") as JsonArray ?? throw new ArgumentException("Items must be a list.", nameof(golden)))),
    };

    public static IReadOnlyCollection<string> Kinds => Calls.Keys;

    public static TheoryData<string> Ids => [.. GoldenFile.Ids("metrics", Kinds)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Ids))]
    public void A_suite_is_judged_as_by_the_official_client(string id)
    {
        if (GoldenCheck.Complaint("metrics", GoldenFile.Case("metrics", id), Calls) is { } complaint)
            Assert.Fail(complaint);
    }

    private static JsonNode? Node(GoldenCase golden, string name) => GoldenFloats.Node(golden.Input.GetProperty(name));

    private static JsonObject Valid(object read)
    {
        Assert.NotNull(read);
        return new() { ["valid"] = true };
    }

    private static JsonObject Written(ExecutionPolicy policy) => new() { ["runs_per_item"] = policy.RunsPerItem, ["pass_threshold"] = policy.PassThreshold };

    private static JsonObject Verdict(GoldenCase golden)
    {
        var verdict = SuitePassPolicy.Judge(golden.Input.GetProperty("items").EnumerateArray().Select(Runs));
        return new()
        {
            ["all_items_passed"] = verdict.AllItemsPassed,
            ["items_passed"] = verdict.ItemsPassed,
            ["items_total"] = verdict.ItemsTotal,
            // A float there, also when it is whole.
            ["pass_rate"] = verdict.PassRate is { } rate ? JsonNode.Parse(rate is 0 or 1 ? $"{rate}.0" : JsonValue.Create(rate).ToJsonString()) : null,
            ["items"] = new JsonObject(verdict.Items.Select(item => KeyValuePair.Create<string, JsonNode?>(item.ItemId, new JsonObject
            {
                ["passed"] = item.Passed,
                ["has_assertions"] = item.HasAssertions,
                ["runs_passed"] = item.RunsPassed,
                ["runs_total"] = item.RunsTotal,
                ["runs_per_item"] = item.RunsPerItem,
                ["pass_threshold"] = item.PassThreshold,
            }))),
        };
    }

    private static SuiteItemRuns Runs(JsonElement item) => new(
        item.GetProperty("id").GetString()!,
        ExecutionPolicies.Merge(GoldenFloats.Node(item.GetProperty("execution_policy")) as JsonObject, null),
        [.. item.GetProperty("runs").EnumerateArray().Select(run => (IReadOnlyList<ScoreResult>)[.. run.EnumerateArray().Select(score =>
            new ScoreResult("assertion", GoldenArguments.Number(score.GetProperty("value"))) { ScoringFailed = score.GetProperty("scoring_failed").GetBoolean() })])]);
}
