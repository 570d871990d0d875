using System.Text.Json;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Hosting.Egress;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>Turns a stored key into the endpoint that it opens.</summary>
internal sealed class ProviderEndpoints(ProviderSecrets secrets, TokenCredentials tokens, ProviderKeyUses uses, EgressClients egress, TimeProvider clock)
{
    private const string ChatPath = "/chat/completions";

    /// <summary>Models that the user has listed for the key, as stored: <c>{"models":"llama3, qwen3"}</c>.</summary>
    public static IReadOnlyList<string> ModelsOf(ProviderKey key) =>
        Setting(key.Configuration, "models")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <exception cref="ChatException">The key is incomplete.</exception>
    /// <exception cref="Hosting.Secrets.SecretUnreadableException">Its secret was stored with another key file.</exception>
    public ChatEndpoint Of(Scope scope, ProviderKey key) => Reached(scope, key) with { Answered = failure => uses.Note(key.Id, failure) };

    private ChatEndpoint Reached(Scope scope, ProviderKey key)
    {
        var provider = ModelProviders.Parse(key.Provider)!.Value;
        var headers = secrets.ReadHeaders(scope, key);
        if (provider == ModelProvider.VertexAi)
            return OfVertexAi(scope, key) with { Headers = headers };
        IChatCredential? credential = AuthConfigBody.Stored(key.AuthConfig) is { } recipe ? tokens.ByRecipe(scope, key, recipe)
            : secrets.ReadKey(scope, key) is { } text ? ApiKeyCredential.For(provider, text)
            : null;
        return new ChatEndpoint { Provider = provider, Address = Address(key, provider), Credential = credential, Headers = headers };
    }

    private static Uri Address(ProviderKey key, ModelProvider provider)
    {
        if (key.BaseUrl is not { } text)
            return provider.DefaultAddress() ?? throw new ChatException(400, $"The key of {provider.Name()} has no base_url.");
        // Some copy the whole address of the operation.
        var trimmed = text.TrimEnd('/');
        return new Uri(trimmed.EndsWith(ChatPath, StringComparison.OrdinalIgnoreCase) ? trimmed[..^ChatPath.Length] : trimmed);
    }

    private ChatEndpoint OfVertexAi(Scope scope, ProviderKey key)
    {
        var keyFile = secrets.ReadKey(scope, key) ?? throw new ChatException(400, "The key of vertex-ai is missing.");
        var account = new GoogleServiceAccount(keyFile, egress.Providers, clock);
        var address = VertexAi.Address(account.ProjectId, Setting(key.Configuration, "location"));
        return new ChatEndpoint
        {
            Provider = ModelProvider.VertexAi,
            Address = key.BaseUrl is { } url ? new Uri(url) : address,
            Credential = tokens.ByServiceAccount(scope, key, () => account),
        };
    }

    private static string? Setting(JsonText? configuration, string name) =>
        configuration is { } json && JsonSerializer.Deserialize<Dictionary<string, string>>(json.Utf8.Span, WireJson.Options)!.TryGetValue(name, out var value) ? value : null;
}
