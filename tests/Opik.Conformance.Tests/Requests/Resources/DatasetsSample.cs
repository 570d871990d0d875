using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Datasets: one of the project of the world, with an item and two versions, the first of them tagged.</summary>
internal sealed class DatasetsSample : ResourceSample
{
    private const string Root = "/v1/private/datasets";
    private const string Tag = "baseline";

    // Files, generated items and comparisons are resources of their own.
    private static readonly string[] Elsewhere = ["/from-csv", "/from-json", "/export", "/expansions", "/experiments/items"];

    public override bool Covers(string path) =>
        path.StartsWith(Root, StringComparison.Ordinal) && !Elsewhere.Any(part => path.Contains(part, StringComparison.Ordinal));

    public override async Task SeedAsync(World world, Operation operation)
    {
        world.Ids["item"] = Guid.CreateVersion7().ToString();
        world.Ids["dataset"] = await world.CreateAsync("datasets", new { name = Name(world), project_name = world.ProjectName });
        foreach (var question in (string[])["why", "how"])
        {
            await world.PutAsync("datasets/items", new
            {
                dataset_id = world.Ids["dataset"],
                batch_group_id = Guid.CreateVersion7(),
                items = new[] { new { id = world.Ids["item"], source = "sdk", data = new { question } } },
            });
        }

        var first = await world.AskAsync($"datasets/{world.Ids["dataset"]}/versions/retrieve", new { version_name = "v1" });
        var latest = await world.AskAsync($"datasets/{world.Ids["dataset"]}/versions/retrieve", new { version_name = "v2" });
        world.Ids["hash"] = (string)first["version_hash"]!;
        world.Ids["version"] = (string)latest["id"]!;
        using var tagged = await world.Client.PostAsync(
            $"v1/private/datasets/{world.Ids["dataset"]}/versions/hash/{world.Ids["hash"]}/tags", new StringContent($$"""{"tag":"{{Tag}}"}"""));
        tagged.EnsureSuccessStatusCode();
    }

    public override string? InPath(Operation operation, string parameter, World world) => parameter switch
    {
        "itemId" => world.Ids["item"],
        "versionHash" => world.Ids["hash"],
        "tag" => Tag,
        _ => world.Ids["dataset"],
    };

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["name"] = $"sample-{Guid.CreateVersion7():N}",
        ["dataset_name"] = Name(world),
        ["dataset_id"] = world.Ids["dataset"],
        ["ids"] = new JsonArray(world.Ids[operation.Path.EndsWith("/items/batch", StringComparison.Ordinal) ? "item" : "dataset"]),
        ["item_ids"] = new JsonArray(world.Ids["item"]),
        ["trace_ids"] = new JsonArray(world.TraceId.ToString()),
        ["span_ids"] = new JsonArray(world.SpanId.ToString()),
        ["field_mappings"] = new JsonObject { ["question"] = "input.question" },
        ["copy_from_dataset_id"] = null,
        ["copy_from_version_id"] = null,
        ["trace_id"] = null,
        ["span_id"] = null,
        ["dataset_version"] = world.Ids["hash"],
        ["version_name"] = "v1",
        ["version_ref"] = world.Ids["hash"],
        ["tag"] = $"sample-{Guid.CreateVersion7():N}",
        ["tags_to_add"] = new JsonArray($"sample-{Guid.CreateVersion7():N}"),
        ["base_version"] = world.Ids["version"],
    };

    public override void Adjust(Operation operation, JsonObject body, World world)
    {
        switch (operation.Name)
        {
            // By ids or by conditions, not both.
            case $"POST {Root}/items/delete":
                body.Remove("dataset_id");
                body.Remove("filters");
                body["item_ids"] = new JsonArray(world.Ids["item"]);
                break;
            case $"PATCH {Root}/items/batch":
                body.Remove("filters");
                body["ids"] = new JsonArray(world.Ids["item"]);
                break;
            case $"PUT {Root}/items":
                body["dataset_id"] = world.Ids["dataset"];
                break;
            case $"POST {Root}/items/stream":
                if (body.ContainsKey("filters"))
                    body["filters"] = "[]";
                break;
            // The document has no members here.
            case $"POST {Root}/{{id}}/items/changes":
                body["base_version"] = world.Ids["version"];
                body["added_items"] = new JsonArray(new JsonObject { ["source"] = "manual", ["data"] = new JsonObject { ["question"] = "when" } });
                body["edited_items"] = new JsonArray(new JsonObject { ["id"] = world.Ids["item"], ["data"] = new JsonObject { ["question"] = "who" } });
                body["deleted_ids"] = new JsonArray(Guid.CreateVersion7().ToString());
                body["change_description"] = "sample";
                body["metadata"] = new JsonObject { ["by"] = "sample" };
                body["execution_policy"] = new JsonObject { ["runs_per_item"] = 2, ["pass_threshold"] = 1 };
                break;
        }
    }

    private static string Name(World world) => $"dataset {world.TraceId:N}";
}
