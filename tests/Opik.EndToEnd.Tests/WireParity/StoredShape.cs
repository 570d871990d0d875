using System.Text.Json.Nodes;
using Opik.Testing.Reading;

namespace Opik.EndToEnd.Tests.WireParity;

/// <summary>The traces of a project as trees without what differs between two runs of one program: ids, times and sizes of stacks.</summary>
internal static class StoredShape
{
    private static readonly string[] RunDependent =
    [
        "id", "project_id", "trace_id", "parent_span_id", "start_time", "end_time", "created_at", "last_updated_at", "duration", "ttft",
        "created_by", "last_updated_by", "value_by_author", "thread_model_id",
    ];

    /// <summary>Reads the traces, oldest first.</summary>
    public static async Task<JsonArray> ReadAsync(HttpClient client, string project, CancellationToken cancellationToken)
    {
        var reader = new StoredContentsReader(client);
        var traces = await reader.PagesAsync($"/v1/private/traces?project_name={project}&truncate=false&", cancellationToken);
        var tree = new SpanTree(await reader.PagesAsync($"/v1/private/spans?project_name={project}&truncate=false&", cancellationToken));
        return [.. traces.OrderBy(SpanTree.Start).Select(trace => Shape(trace, tree.Roots(SpanTree.Id(trace)), tree))];
    }

    private static JsonNode Shape(JsonObject entity, IReadOnlyList<JsonObject> spans, SpanTree tree)
    {
        var shape = entity.DeepClone().AsObject();
        Strip(shape);
        shape["spans"] = new JsonArray([.. spans.Select(span => Shape(span, tree.Children(span), tree))]);
        return shape;
    }

    // Payloads of the program are left alone: they have none of these names.
    private static void Strip(JsonObject entity)
    {
        foreach (var name in RunDependent)
            entity.Remove(name);
        (entity["error_info"] as JsonObject)?.Remove("traceback");
        foreach (var (_, value) in entity)
        {
            foreach (var item in (value as JsonArray)?.OfType<JsonObject>() ?? [])
                Strip(item);
        }
    }
}
