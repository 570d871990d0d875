using System.Text.Json.Nodes;
using Opik.Testing.Reading;

namespace Opik.EndToEnd.Tests.EvaluationParity;

/// <summary>The traces of an experiment as trees, without ids and times of the run, in the order of items and runs.</summary>
internal static class EvaluationShape
{
    private static readonly string[] Kept = ["name", "type", "source", "input", "output", "metadata", "tags", "span_count", "llm_span_count", "has_tool_spans"];

    public static async Task<JsonArray> ReadAsync(HttpClient client, string project, string experimentId, CancellationToken cancellationToken)
    {
        var reader = new StoredContentsReader(client);
        var filter = Uri.EscapeDataString($$"""[{"field":"experiment_id","operator":"=","key":"","value":"{{experimentId}}"}]""");
        var traces = await reader.PagesAsync($"/v1/private/traces?project_name={project}&truncate=false&filters={filter}&", cancellationToken);
        var ids = traces.Select(SpanTree.Id).ToHashSet();
        var spans = await reader.PagesAsync($"/v1/private/spans?project_name={project}&truncate=false&", cancellationToken);
        var tree = new SpanTree([.. spans.Where(span => ids.Contains(span["trace_id"]!.GetValue<string>()))]);
        return
        [
            .. traces.Select(trace => Shape(trace, tree.Roots(SpanTree.Id(trace)), tree))
                .OrderBy(trace => (int)trace["input"]!["number"]!).ThenBy(trace => (int)trace["spans"]![1]!["input"]!["trial_id"]!),
        ];
    }

    private static JsonObject Shape(JsonObject entity, IReadOnlyList<JsonObject> spans, SpanTree tree)
    {
        var shape = new JsonObject();
        foreach (var member in Kept)
        {
            if (entity[member] is { } value)
                shape[member] = value.DeepClone();
        }

        if (entity["error_info"] is { } error)
            shape["error"] = error["message"]?.DeepClone();
        if (entity["experiment"] is { } experiment)
            shape["dataset_item_id"] = experiment["dataset_item_id"]?.DeepClone();
        shape["scores"] = new JsonArray([.. (entity["feedback_scores"]?.AsArray() ?? []).Select(Score).OrderBy(score => (string?)score["name"], StringComparer.Ordinal)]);
        shape["spans"] = new JsonArray([.. spans.Select(span => (JsonNode)Shape(span, tree.Children(span), tree))]);
        return shape;
    }

    private static JsonObject Score(JsonNode? score) => new()
    {
        ["name"] = score!["name"]?.DeepClone(), ["value"] = score["value"]?.DeepClone(), ["reason"] = score["reason"]?.DeepClone(), ["category_name"] = score["category_name"]?.DeepClone(), ["source"] = score["source"]?.DeepClone(),
    };
}
