using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Chat completions, the registry of models and Ollama, with a provider that always answers.</summary>
internal sealed class ModelsSample : ResourceSample
{
    public override bool Covers(string path) =>
        path is "/v1/private/chat/completions" or "/v1/private/llm/models" || path.StartsWith("/v1/private/ollama/", StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation)
    {
        (_, world.Ids["model"]) = await ModelProvider.KeyAsync(world);
        world.Ids["ollama"] = (await ModelProvider.StartedAsync()).Address.ToString();
    }

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["base_url"] = world.Ids["ollama"],
        ["api_key"] = "k",
        ["model"] = world.Ids["model"],
        ["role"] = "user",
        ["content"] = "hello",
        ["stream"] = false,
    };

    // The document requires neither; nothing can be asked without.
    public override void Adjust(Operation operation, JsonObject body, World world)
    {
        if (operation.Path != "/v1/private/chat/completions")
            return;
        body["model"] ??= world.Ids["model"];
        body["messages"] ??= new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "hello" });
    }
}
