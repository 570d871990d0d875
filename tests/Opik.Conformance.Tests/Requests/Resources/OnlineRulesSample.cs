using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Online rules: a judge of traces in the project of the world.</summary>
internal sealed class OnlineRulesSample : ResourceSample
{
    public override bool Covers(string path) => path.StartsWith("/v1/private/automations/", StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation) => world.Ids["rule"] = await world.CreateAsync("automations/evaluators", new
    {
        action = "evaluator", type = "llm_as_judge", name = $"rule {world.TraceId:N}", project_ids = new[] { world.ProjectId },
        code = new
        {
            model = new { name = "m" }, variables = new { answer = "output.answer" },
            messages = new[] { new { role = "USER", content = "{{answer}}" } },
            schema = new[] { new { name = "good", type = "BOOLEAN", description = "d" } },
        },
    });

    public override string? InPath(Operation operation, string parameter, World world) => world.Ids["rule"];

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["id"] = operation.Method == "GET" ? world.Ids["rule"] : null,
        ["ids"] = new JsonArray(world.Ids["rule"]),
        ["action"] = "evaluator",
        ["sampling_rate"] = 0.5,
    };

    // The schemas leave open what a rule cannot do without: a project, and something to ask.
    public override void Adjust(Operation operation, JsonObject body, World world)
    {
        if (body["code"] is not JsonObject code)
            return;
        body["project_ids"] = new JsonArray(world.ProjectId);
        foreach (var message in (code["messages"] as JsonArray ?? []).OfType<JsonObject>())
            message["content"] = "Is this good?";
    }
}
