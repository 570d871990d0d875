using System.Text.Json.Nodes;

namespace Opik.Datasets;

/// <summary>
/// Assertions as the server keeps them: one judge whose schema has a boolean for each,
/// <c>[{"name":"llm_judge","type":"llm_judge","config":{"model":{"name":null},"schema":[{"name":"is polite","type":"BOOLEAN"}]}}]</c>.
/// </summary>
internal static class AssertionEvaluator
{
    /// <summary>The judge of these assertions; none for none.</summary>
    /// <exception cref="ArgumentException">An assertion is blank.</exception>
    public static IReadOnlyList<DatasetEvaluator> Of(IReadOnlyList<string> assertions)
    {
        if (assertions.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("An assertion is blank.", nameof(assertions));
        if (assertions.Count == 0)
            return [];
        var schema = new JsonArray([.. assertions.Select(text => (JsonNode)new JsonObject { ["name"] = text, ["type"] = "BOOLEAN", ["description"] = text })]);
        var config = new JsonObject
        {
            ["name"] = "llm_judge",
            ["model"] = new JsonObject { ["name"] = null },
            ["messages"] = new JsonArray(),
            ["variables"] = new JsonObject { ["input"] = "input", ["output"] = "output" },
            ["schema"] = schema,
        };
        return [new DatasetEvaluator("llm_judge", "llm_judge", config)];
    }

    /// <summary>The assertions of all judges, in order.</summary>
    public static IReadOnlyList<string> Read(IReadOnlyList<DatasetEvaluator>? evaluators) =>
        [.. (evaluators ?? [])
            .Where(evaluator => evaluator.Type == "llm_judge")
            .SelectMany(evaluator => (evaluator.Config as JsonObject)?["schema"] as JsonArray ?? [])
            .Select(item => (item as JsonObject)?["name"]?.ToString())
            .OfType<string>()];
}
