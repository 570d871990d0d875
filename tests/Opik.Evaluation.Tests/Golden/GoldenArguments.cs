using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Arguments of a case as programs of .NET give them, and results as the cases have them.</summary>
internal static class GoldenArguments
{
    /// <summary>An object, with its numbers as they are written.</summary>
    public static JsonObject Object(JsonElement json) => GoldenFloats.Node(json)!.AsObject();

    /// <summary>The arguments of the call.</summary>
    public static ScoreArguments Arguments(GoldenCase golden) => new(Object(golden.Input));

    /// <summary>A number, also true and false, and <c>{"$float":"NaN"}</c>.</summary>
    public static double Number(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Object => double.Parse(json.GetProperty("$float").GetString()!, CultureInfo.InvariantCulture),
        _ => json.GetDouble(),
    };

    /// <summary>A constructor argument; false when it is absent or null.</summary>
    public static bool TryParam(GoldenCase golden, string name, out JsonElement value) =>
        golden.Params.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A result as the cases have it: without members that say nothing.</summary>
    public static JsonObject Result(ScoreResult score)
    {
        var json = new JsonObject { ["name"] = score.Name, ["value"] = score.Value, ["reason"] = score.Reason };
        if (score.Metadata is not null)
            json["metadata"] = score.Metadata.DeepClone();
        if (score.ScoringFailed)
            json["scoring_failed"] = true;
        if (score.CategoryName is not null)
            json["category_name"] = score.CategoryName;
        return json;
    }

    /// <summary>What a metric gives for the arguments of the call.</summary>
    public static async ValueTask<JsonNode?> ScoreAsync(IMetric metric, GoldenCase golden) =>
        Result(Assert.Single(await metric.ScoreAsync(Arguments(golden), TestContext.Current.CancellationToken)));
}
