using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Prompts: one of the project of the world with a version, which the environment of the world uses.</summary>
internal sealed class PromptsSample : ResourceSample
{
    public override bool Covers(string path) => path.StartsWith("/v1/private/prompts", StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation)
    {
        var version = await world.AskAsync("prompts/versions", new
        {
            name = Name(world),
            project_name = world.ProjectName,
            version = new { template = "Hello {{name}}", metadata = new { a = 1 }, tags = new[] { "a" }, environments = new[] { Environment(world) } },
        });
        world.Ids["version"] = (string)version["id"]!;
        world.Ids["prompt"] = (string)version["prompt_id"]!;
        world.Ids["commit"] = (string)version["commit"]!;
    }

    public override string? InPath(Operation operation, string parameter, World world) => parameter switch
    {
        "versionId" => world.Ids["version"],
        "versionNumber" => "v1",
        "commit" => world.Ids["commit"],
        _ => world.Ids["prompt"],
    };

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world)
    {
        var isRetrieval = operation.Path.EndsWith("/versions/retrieve", StringComparison.Ordinal);
        var isOfVersions = operation.Path.Contains("/versions", StringComparison.Ordinal);
        return new Dictionary<string, JsonNode?>
        {
            ["name"] = isRetrieval ? Name(world) : $"sample-{Guid.CreateVersion7():N}",
            ["ids"] = new JsonArray(world.Ids[isOfVersions ? "version" : "prompt"]),
            // One way to name a version excludes the others.
            ["commit"] = isRetrieval ? world.Ids["commit"] : null,
            ["version_number"] = null,
            ["environment"] = isRetrieval ? null : Environment(world),
            ["environments"] = new JsonArray(Environment(world)),
            ["mask_id"] = null,
            ["version_type"] = "prompt_version",
            ["commits"] = new JsonArray(world.Ids["commit"]),
        };
    }

    private static string Name(World world) => $"prompt {world.TraceId:N}";

    private static string Environment(World world) => $"env-{world.TraceId:N}";
}
