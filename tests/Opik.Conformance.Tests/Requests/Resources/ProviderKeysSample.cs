using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Keys of model providers: one of a provider with a name of its own.</summary>
internal sealed class ProviderKeysSample : ResourceSample
{
    public override bool Covers(string path) => path.StartsWith("/v1/private/llm-provider-key", StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation)
    {
        world.Shared["token-url"] = (await ModelProvider.StartedAsync()).Token.ToString();
        (world.Ids["provider-key"], _) = await ModelProvider.KeyAsync(world);
    }

    public override string? InPath(Operation operation, string parameter, World world) => world.Ids["provider-key"];

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["ids"] = new JsonArray(world.Ids["provider-key"]),
        ["provider_id"] = world.Ids["provider-key"],
        ["provider"] = "custom-llm",
        ["base_url"] = "http://localhost:1/v1",
        // A key excludes a recipe.
        ["api_key"] = null,
        ["token_url"] = world.Shared["token-url"],
        ["send_as"] = "form",
        ["token_field"] = "access_token",
        ["expires_field"] = "expires_in",
        ["headers"] = new JsonObject { ["x-team"] = "blue" },
    };

    public override void Adjust(Operation operation, JsonObject body, World world)
    {
        // What the document does not require, but a provider without an address of its own does.
        if (operation is { Method: "POST", Path: "/v1/private/llm-provider-key" })
        {
            body["provider_name"] = $"p-{Guid.CreateVersion7():N}";
            body["base_url"] = "http://localhost:1/v1";
        }
        else
        {
            body.Remove("provider_name");
        }

        // One of the two is needed.
        if (operation.Path.EndsWith("/auth-config/test", StringComparison.Ordinal))
            body["provider_id"] ??= world.Ids["provider-key"];
    }
}
