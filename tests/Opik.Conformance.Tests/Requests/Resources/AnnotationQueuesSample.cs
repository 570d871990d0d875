using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Annotation queues: one of traces that has the trace of the world as an item.</summary>
internal sealed class AnnotationQueuesSample : ResourceSample
{
    private const string Root = "/v1/private/annotation-queues";

    public override bool Covers(string path) => path.StartsWith(Root, StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation)
    {
        world.Ids["queue"] = await world.CreateAsync(
            "annotation-queues", new { project_id = world.ProjectId, name = $"queue {world.TraceId:N}", scope = "trace", feedback_definition_names = new[] { "quality" } });
        using var added = await world.Client.PostAsJsonAsync($"{Root[1..]}/{world.Ids["queue"]}/items/add", new { ids = new[] { world.TraceId } });
        added.EnsureSuccessStatusCode();
    }

    public override string? InPath(Operation operation, string parameter, World world) => parameter == "itemId" ? world.TraceId.ToString() : world.Ids["queue"];

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["project_id"] = world.ProjectId,
        ["ids"] = new JsonArray(operation.Path.Contains("/items/", StringComparison.Ordinal) ? world.TraceId.ToString() : world.Ids["queue"]),
        // Excludes max_items_in_queue.
        ["clear_max_items_in_queue"] = null,
        ["operator"] = ">",
    };
}
