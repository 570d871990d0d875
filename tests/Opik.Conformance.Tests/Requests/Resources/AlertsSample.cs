using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Alerts of the project of the world.</summary>
internal sealed class AlertsSample : ResourceSample
{
    public override bool Covers(string path) => path.StartsWith("/v1/private/alerts", StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation) => world.Ids["alert"] = await world.CreateAsync("alerts", new
    {
        name = $"alert {world.TraceId:N}", project_id = world.ProjectId, webhook = new { url = "http://127.0.0.1:1/hook", secret_token = "a secret of the owner" },
        triggers = new[] { new { event_type = "trace:errors", trigger_configs = new[] { new { type = "threshold:errors", config_value = new { threshold = "1", window = "60" } } } } },
    });

    public override string? InPath(Operation operation, string parameter, World world) => world.Ids["alert"];

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["ids"] = new JsonArray(world.Ids["alert"]),
        ["url"] = "http://127.0.0.1:1/hook",
        ["event_type"] = "trace:errors",
        ["type"] = "threshold:errors",
        ["config_value"] = new JsonObject { ["threshold"] = "1", ["window"] = "60" },
        ["group_index"] = 0,
        ["headers"] = new JsonObject { ["x-team"] = "blue" },
    };

    // Names are missing from what the document requires; an alert has one.
    public override void Adjust(Operation operation, JsonObject body, World world)
    {
        if (body.ContainsKey("webhook"))
            body["name"] ??= "n";
    }
}
