using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Retention rules and stored guardrail policies.</summary>
internal sealed class PoliciesSample : ResourceSample
{
    private const string Rules = "/v1/private/retention/rules";

    public override bool Covers(string path) => path.StartsWith(Rules, StringComparison.Ordinal) || path.StartsWith("/v1/private/guardrails/policies", StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation)
    {
        if (operation.Path == Rules + "/{ruleId}")
            world.Ids["rule"] = await world.CreateAsync("retention/rules", new { project_id = world.ProjectId, retention = "unlimited" });
        if (operation.Path.EndsWith("/retrieve", StringComparison.Ordinal))
            world.Ids["policy"] = await world.CreateAsync("guardrails/policies", new { name = $"policy {world.TraceId:N}", guards = new[] { new { type = "PROMPT_INJECTION", config = new { threshold = 0.5 } } } });
    }

    public override string? InPath(Operation operation, string parameter, World world) => world.Ids.GetValueOrDefault("rule");

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["retention"] = "unlimited",
        ["organization_level"] = null,
        ["names"] = new JsonArray($"policy {world.TraceId:N}"),
    };
}
