using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Agent configurations: the project of the world has one with a mask; where one is to be made, another project has it.</summary>
internal sealed class AgentConfigsSample : ResourceSample
{
    private const string Root = "/v1/private/agent-configs/blueprints";

    public override bool Covers(string path) => path.StartsWith(Root, StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation)
    {
        var project = operation.Name == "POST " + Root ? world.ProjectName + " taken" : world.ProjectName;
        var values = new[] { new { key = "model", value = "gpt-4o", type = "string" }, new { key = "key", value = "1", type = "integer" } };
        world.Ids["blueprint"] = await world.CreateAsync("agent-configs/blueprints", new { project_name = project, blueprint = new { type = "blueprint", values } });
        var mask = Guid.CreateVersion7();
        using var answer = await world.Client.PatchAsync(Root[1..], JsonContent(new { project_name = project, blueprint = new { id = mask, type = "mask", values } }));
        answer.EnsureSuccessStatusCode();
        world.Ids["mask"] = mask.ToString();
    }

    public override string? InPath(Operation operation, string parameter, World world) => parameter switch
    {
        "blueprint_id" => world.Ids["blueprint"],
        "mask_id" => world.Ids["mask"],
        "env_name" => "prod",
        "name" => "v1",
        _ => world.ProjectId,
    };

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world)
    {
        var known = new Dictionary<string, JsonNode?>
        {
            ["mask_id"] = world.Ids["mask"],
            ["blueprint_id"] = world.Ids["blueprint"],
            ["blueprint_name"] = "v1",
            ["env_name"] = "prod",
            ["keys"] = new JsonArray("model"),
        };
        // Members of settings and blueprints, not the environment's or a project's.
        if (operation.Method == "GET")
            known["name"] = "v1";
        return known;
    }

    public override void Adjust(Operation operation, JsonObject body, World world)
    {
        if (body["blueprint"] is JsonObject blueprint)
            blueprint["type"] = "blueprint";
        // The document says in words that one of the two must be there.
        if (body.ContainsKey("blueprint") || body.ContainsKey("keys"))
            body["project_id"] = world.ProjectId;
    }

    private static StringContent JsonContent(object value) =>
        new(System.Text.Json.JsonSerializer.Serialize(value), System.Text.Encoding.UTF8, "application/json");
}
