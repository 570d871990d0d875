using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Optimizations: one of the project of the world that waits to be run.</summary>
internal sealed class OptimizationsSample : ResourceSample
{
    public override bool Covers(string path) =>
        path.StartsWith("/v1/private/optimizations", StringComparison.Ordinal) || path == "/v1/private/projects/{projectId}/optimizations";

    public override async Task SeedAsync(World world, Operation operation)
    {
        world.Ids["optimization"] = await world.CreateAsync("optimizations", new
        {
            dataset_name = Dataset(world), project_name = world.ProjectName, objective_name = "accuracy", status = "running", metadata = new { optimizer = "gepa" },
            error_info = new { exception_type = "Failure", message = "m", traceback = "t" },
            studio_config = new
            {
                dataset_name = Dataset(world), prompt = new { messages = new[] { new { role = "user", content = "{{q}}" } } }, llm_model = new { model = "gpt-4o" },
                evaluation = new { metrics = new[] { new { type = "equals" } } }, optimizer = new { type = "gepa" },
            },
        });
    }

    public override string? InPath(Operation operation, string parameter, World world) => parameter == "projectId" ? world.ProjectId : world.Ids["optimization"];

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["ids"] = new JsonArray(world.Ids["optimization"]),
        ["dataset_name"] = Dataset(world),
        ["project_id"] = world.ProjectId,
        ["project_name"] = world.ProjectName,
        ["dataset_id"] = null,
    };

    private static string Dataset(World world) => $"set {world.TraceId:N}";
}
