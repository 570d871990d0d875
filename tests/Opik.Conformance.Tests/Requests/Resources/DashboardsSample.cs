using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Dashboards and insights views of the project of the world; charts over saved queries are not served.</summary>
internal sealed class DashboardsSample : ResourceSample
{
    public override bool Covers(string path) =>
        path.StartsWith("/v1/private/dashboards", StringComparison.Ordinal)
        || path.StartsWith("/v1/private/insights-views", StringComparison.Ordinal)
        || path.StartsWith("/v1/internal/dashboard-saved-queries", StringComparison.Ordinal)
        || path == "/v1/private/projects/{projectId}/dashboards";

    public override async Task SeedAsync(World world, Operation operation)
    {
        var body = new { name = $"dashboard {world.TraceId:N}", project_id = world.ProjectId, description = "d", config = new { version = 1, sections = Array.Empty<object>() } };
        world.Ids["dashboard"] = await world.CreateAsync("dashboards", body);
        world.Ids["insights-view"] = await world.CreateAsync("insights-views", body);
    }

    public override string? InPath(Operation operation, string parameter, World world) => parameter switch
    {
        "projectId" => world.ProjectId,
        "widgetId" => "widget-1",
        _ => Id(operation, world),
    };

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["name"] = operation.Method == "GET" ? $"dashboard {world.TraceId:N}" : $"sample-{Guid.CreateVersion7():N}",
        ["ids"] = new JsonArray(Id(operation, world)),
    };

    private static string Id(Operation operation, World world) =>
        world.Ids[operation.Path.StartsWith("/v1/private/insights-views", StringComparison.Ordinal) ? "insights-view" : "dashboard"];
}
