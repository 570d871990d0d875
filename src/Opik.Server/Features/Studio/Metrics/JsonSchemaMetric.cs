using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation;
using Opik.Llm;
using Opik.Optimizer;

namespace Opik.Server.Features.Studio.Metrics;

/// <summary>1 when the output is JSON that follows a schema, else 0 with what is wrong. Words and code fences around the JSON are passed over.</summary>
/// <param name="schema">The schema; null: it is in the row.</param>
/// <param name="key">Field of the row with the schema, an object or its text.</param>
internal sealed class JsonSchemaMetric(JsonObject? schema, string? key) : ITrialMetric
{
    public Task<TrialScore> ScoreAsync(JsonObject data, string output, CancellationToken cancellationToken)
    {
        var rules = schema ?? OfRow(data);
        if (JsonExtraction.Find(output) is not { } json)
            return Task.FromResult(new TrialScore(0, "The output holds no JSON."));
        var problems = SchemaCheck.Problems(rules, json);
        return Task.FromResult(problems.Count == 0 ? new TrialScore(1, "The output follows the schema.") : new TrialScore(0, $"The output does not follow the schema: {string.Join("; ", problems)}."));
    }

    private JsonNode OfRow(JsonObject data)
    {
        try
        {
            return PromptTemplate.Find(data, key!, out var value) && (value as JsonObject ?? JsonNode.Parse(PromptTemplate.Print(value)) as JsonObject) is { } found
                ? found
                : throw new MetricComputationException($"The item has no schema in the field '{key}'.");
        }
        catch (JsonException failure)
        {
            throw new MetricComputationException($"The schema in the field '{key}' cannot be read: {failure.Message}");
        }
    }
}
