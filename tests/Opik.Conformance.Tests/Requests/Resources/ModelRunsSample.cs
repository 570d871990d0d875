using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>What the server has models do with a dataset: experiments that it runs itself, and synthetic items.</summary>
internal sealed class ModelRunsSample : ResourceSample
{
    public override bool Covers(string path) => path is "/v1/private/experiments/execute" or "/v1/private/datasets/{id}/expansions";

    public override async Task SeedAsync(World world, Operation operation)
    {
        (_, world.Ids["model"]) = await ModelProvider.KeyAsync(world);
        world.Ids["dataset"] = await world.CreateAsync("datasets", new { name = Name(world), project_name = world.ProjectName });
        await world.PutAsync("datasets/items", new { dataset_id = world.Ids["dataset"], items = new[] { new { source = "sdk", data = new { question = "why" } } } });
        var version = await world.AskAsync($"datasets/{world.Ids["dataset"]}/versions/retrieve", new { version_name = "v1" });
        world.Ids["version"] = (string)version["id"]!;
        world.Ids["hash"] = (string)version["version_hash"]!;
    }

    public override string? InPath(Operation operation, string parameter, World world) => world.Ids["dataset"];

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["dataset_id"] = world.Ids["dataset"],
        ["dataset_name"] = Name(world),
        ["dataset_version_id"] = world.Ids["version"],
        ["version_hash"] = world.Ids["hash"],
        ["model"] = world.Ids["model"],
        ["role"] = "user",
        ["content"] = "{{question}}",
        ["configs"] = new JsonObject { ["temperature"] = 0.5 },
        ["filters"] = "[]",
        ["prompt_versions"] = new JsonArray(),
        ["custom_prompt"] = null,
        ["max_completion_tokens"] = 100,
    };

    private static string Name(World world) => $"dataset {world.TraceId:N}";
}
