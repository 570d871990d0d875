using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Evaluations of the trace, span or thread of the world by a rule that asks a model on loopback.</summary>
internal sealed class ManualEvaluationSample : ResourceSample
{
    private const string Root = "/v1/private/manual-evaluation/";

    public override bool Covers(string path) => path.StartsWith(Root, StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation)
    {
        var (_, model) = await ModelProvider.KeyAsync(world);
        world.Ids["rule"] = await world.CreateAsync("automations/evaluators", new
        {
            action = "evaluator", type = "trace_thread_llm_as_judge", name = $"rule {world.TraceId:N}", project_ids = new[] { world.ProjectId },
            code = new
            {
                model = new { name = model },
                messages = new[] { new { role = "USER", content = "{{context}}" } },
                schema = new[] { new { name = "good", type = "BOOLEAN", description = "d" } },
            },
        });
    }

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world)
    {
        var entity = operation.Path[Root.Length..].TrimEnd('s');
        return new Dictionary<string, JsonNode?>
        {
            ["entity_type"] = entity,
            ["entity_ids"] = new JsonArray(entity switch { "span" => world.SpanId.ToString(), "thread" => world.ThreadModelId, _ => world.TraceId.ToString() }),
            ["rule_ids"] = new JsonArray(world.Ids["rule"]),
        };
    }
}
