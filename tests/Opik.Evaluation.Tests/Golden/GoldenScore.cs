using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Scores in the form of golden values.</summary>
internal static class GoldenScore
{
    public static JsonObject Json(ScoreResult score)
    {
        var json = new JsonObject { ["name"] = score.Name, ["value"] = score.Value };
        // The reason of a failed score is an error's message, which golden values leave out.
        if (!score.ScoringFailed)
            json["reason"] = score.Reason;
        if (score.Metadata is { } metadata && !score.ScoringFailed)
            json["metadata"] = metadata.DeepClone();
        if (score.ScoringFailed)
            json["scoring_failed"] = true;
        if (score.CategoryName is { } category)
            json["category_name"] = category;
        return json;
    }

    /// <summary>The arguments of the call as the engine hands them over, without the outputs of models; with others where absent.</summary>
    public static ScoreArguments Arguments(JsonElement input, params IReadOnlyList<(string Name, JsonNode? Value)> defaults)
    {
        var values = new Dictionary<string, JsonNode?>(defaults.Select(value => KeyValuePair.Create(value.Name, value.Value)), StringComparer.Ordinal);
        foreach (var member in input.EnumerateObject().Where(member => !member.Name.EndsWith("model_outputs", StringComparison.Ordinal)))
            values[member.Name] = GoldenFloats.Node(member.Value);
        return new ScoreArguments(values);
    }
}
