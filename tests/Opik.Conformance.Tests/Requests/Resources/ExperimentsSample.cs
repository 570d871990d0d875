using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Experiments: one of the project of the world, whose only item is run by the trace of the world.</summary>
internal sealed class ExperimentsSample : ResourceSample
{
    public override bool Covers(string path) =>
        (path.Contains("/experiments", StringComparison.Ordinal) && !path.StartsWith("/v1/session", StringComparison.Ordinal) && path != "/v1/private/experiments/execute");

    public override async Task SeedAsync(World world, Operation operation)
    {
        world.Ids["prompt-version"] = (string)(await world.AskAsync("prompts/versions", new
        {
            name = $"prompt {world.TraceId:N}",
            project_name = world.ProjectName,
            version = new { template = "Hello {{name}}" },
        }))["id"]!;
        world.Ids["experiment"] = await world.CreateAsync("experiments", new
        {
            name = Name(world),
            dataset_name = Dataset(world),
            project_name = world.ProjectName,
            metadata = new { model = "m" },
            tags = new[] { "a" },
            evaluation_method = "evaluation_suite",
            experiment_scores = new[] { new { name = "f1", value = 0.5 } },
            prompt_versions = new[] { new { id = world.Ids["prompt-version"] } },
        });
        world.Ids["item"] = Guid.CreateVersion7().ToString();
        world.Ids["dataset-item"] = Guid.CreateVersion7().ToString();
        using var answer = await world.Client.PostAsync("v1/private/experiments/items", Json(new JsonObject
        {
            ["experiment_items"] = new JsonArray(new JsonObject
            {
                ["id"] = world.Ids["item"],
                ["experiment_id"] = world.Ids["experiment"],
                ["dataset_item_id"] = world.Ids["dataset-item"],
                ["trace_id"] = world.TraceId.ToString(),
            }),
        }));
        answer.EnsureSuccessStatusCode();
        await world.PutAsync("assertion-results", new
        {
            entity_type = "TRACE",
            assertion_results = new[] { new { entity_id = world.TraceId, project_name = world.ProjectName, name = "is polite", status = "passed", reason = "r", source = "sdk" } },
        });
        using var experiment = await world.Client.GetAsync($"v1/private/experiments/{world.Ids["experiment"]}");
        world.Ids["dataset"] = (string)JsonNode.Parse(await experiment.Content.ReadAsStringAsync())!["dataset_id"]!;
    }

    public override string? InPath(Operation operation, string parameter, World world) =>
        parameter == "projectId" ? world.ProjectId
        : operation.Path.StartsWith("/v1/private/datasets", StringComparison.Ordinal) ? world.Ids["dataset"]
        : operation.Path.Contains("/items", StringComparison.Ordinal) ? world.Ids["item"]
        : world.Ids["experiment"];

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["name"] = operation.Path.EndsWith("/stream", StringComparison.Ordinal) ? Name(world) : $"sample-{Guid.CreateVersion7():N}",
        ["ids"] = new JsonArray(world.Ids[operation.Path.Contains("/items", StringComparison.Ordinal) ? "item" : "experiment"]),
        ["experiment_ids"] = new JsonArray(world.Ids["experiment"]),
        ["experiment_id"] = world.Ids["experiment"],
        ["experiment_name"] = Name(world),
        ["dataset_name"] = Dataset(world),
        ["dataset_id"] = world.Ids["dataset"],
        ["dataset_item_id"] = world.Ids["dataset-item"],
        ["dataset_version_id"] = null,
        ["optimization_id"] = null,
        ["prompt_version"] = new JsonObject { ["id"] = world.Ids["prompt-version"] },
        ["prompt_versions"] = new JsonArray(new JsonObject { ["id"] = world.Ids["prompt-version"] }),
        ["groups"] = """[{"field":"dataset_id"},{"field":"metadata","key":"model"}]""",
        ["types"] = """["regular"]""",
        // One of the two, and the other way is tried by tests of its own.
        ["evaluate_task_result"] = null,
    };

    public override void Adjust(Operation operation, JsonObject body, World world)
    {
        if (!operation.Path.EndsWith("/items/bulk", StringComparison.Ordinal))
            return;
        foreach (var item in body["items"]!.AsArray())
        {
            item!["spans"]?.AsArray().Clear();
            item["trace"] ??= new JsonObject { ["start_time"] = "2026-11-20T10:00:00Z" };
        }
    }

    private static StringContent Json(JsonNode body) => new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

    private static string Name(World world) => $"experiment {world.TraceId:N}";

    private static string Dataset(World world) => $"dataset {world.TraceId:N}";
}
