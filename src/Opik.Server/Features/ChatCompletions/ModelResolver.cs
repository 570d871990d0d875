using Opik.Llm;
using Opik.Server.Features.ProviderKeys;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Secrets;
using Opik.Storage;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>
/// Finds the provider of a model by its name and the keys of the workspace:
/// <c>custom-llm/{provider name}/{model}</c> (likewise <c>ollama/</c>, <c>bedrock/</c>, <c>opik-free/</c>),
/// <c>vertex_ai/{model}</c>, <c>openai/{model}</c> and the like, <c>{maker}/{model}</c> of OpenRouter, a bare name of a
/// provider's own model, and a model that a custom provider lists.
/// </summary>
internal sealed class ModelResolver(IProviderKeys keys, ProviderEndpoints endpoints, ModelList models, ServerOptions options)
{
    private static readonly (string Prefix, ModelProvider Provider)[] Direct =
    [
        ("vertex_ai/", ModelProvider.VertexAi),
        ("vertex-ai/", ModelProvider.VertexAi),
        ("openrouter/", ModelProvider.OpenRouter),
        ("openai/", ModelProvider.OpenAi),
        ("anthropic/", ModelProvider.Anthropic),
        ("gemini/", ModelProvider.Gemini),
        ("google/", ModelProvider.Gemini),
    ];

    /// <exception cref="ChatException">400: the model is unknown, or the workspace has no key of its provider.</exception>
    public async Task<ResolvedModel> ResolveAsync(Scope scope, string model, CancellationToken cancellationToken)
    {
        var stored = await keys.FindAsync(scope, cancellationToken);
        try
        {
            return Named(scope, stored, model) ?? Standard(scope, stored, model) ?? Listed(scope, stored, model) ?? throw Unknown(model);
        }
        catch (SecretUnreadableException lost)
        {
            throw new ChatException(400, lost.Message, lost);
        }
    }

    // custom-llm/vllm/mistralai/Mistral-7B: the longest provider name that fits, else the one key without a name.
    private ResolvedModel? Named(Scope scope, IReadOnlyList<ProviderKey> stored, string model)
    {
        if (ModelProviders.Parse(model.Split('/')[0]) is not { } provider || !(provider.IsNamed() || provider == ModelProvider.OpikFree))
            return null;
        var rest = model[(provider.Name().Length + 1)..];
        var candidates = stored.Where(key => key.Provider == provider.Name()).ToList();
        var named = candidates
            .Where(key => key.ProviderName is { } name && rest.StartsWith(name + "/", StringComparison.OrdinalIgnoreCase))
            .MaxBy(key => key.ProviderName!.Length);
        if (named is not null)
            return new ResolvedModel(endpoints.Of(scope, named), rest[(named.ProviderName!.Length + 1)..]);
        var other = candidates.Find(key => Lists(key, model, rest)) ?? candidates.Find(key => key.ProviderName is null) ?? (candidates.Count == 1 && !rest.Contains('/', StringComparison.Ordinal) ? candidates[0] : null);
        return other is null ? throw NoKey(provider, model) : new ResolvedModel(endpoints.Of(scope, other), rest);
    }

    private ResolvedModel? Standard(Scope scope, IReadOnlyList<ProviderKey> stored, string model)
    {
        ModelProvider? missing = null;
        foreach (var (provider, name) in Candidates(model))
        {
            if (Endpoint(scope, stored, provider) is { } endpoint)
                return new ResolvedModel(endpoint, name);
            missing ??= provider;
        }

        // A custom provider may offer a model under the name its maker gave it.
        return missing is { } absent ? Listed(scope, stored, model) ?? throw NoKey(absent, model) : null;
    }

    // openai/gpt-4o is a name of OpenRouter; where there is no key of OpenRouter, OpenAI's own model is meant.
    private IEnumerable<(ModelProvider Provider, string Name)> Candidates(string model)
    {
        if (models.IsOnOpenRouter(model))
            yield return (ModelProvider.OpenRouter, model);
        foreach (var (prefix, provider) in Direct)
        {
            if (model.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                yield return (provider, model[prefix.Length..]);
        }

        if (ModelList.MakerOf(model) is { } maker)
        {
            yield return (maker, model);
            if (maker == ModelProvider.Gemini)
                yield return (ModelProvider.VertexAi, model);
        }
        else if (model.Contains('/', StringComparison.Ordinal))
        {
            yield return (ModelProvider.OpenRouter, model);
        }
    }

    private ChatEndpoint? Endpoint(Scope scope, IReadOnlyList<ProviderKey> stored, ModelProvider provider)
    {
        if (stored.FirstOrDefault(key => key.Provider == provider.Name()) is { } own)
            return endpoints.Of(scope, own);
        if (!options.IsLoopbackOnly || !options.ProviderKeys.TryGetValue(provider.Name(), out var environmentKey))
            return null;
        return new ChatEndpoint { Provider = provider, Address = provider.DefaultAddress()!, Credential = ApiKeyCredential.For(provider, environmentKey) };
    }

    private ResolvedModel? Listed(Scope scope, IReadOnlyList<ProviderKey> stored, string model) =>
        stored.FirstOrDefault(key => ProviderEndpoints.ModelsOf(key).Contains(model, StringComparer.Ordinal)) is { } key ? new ResolvedModel(endpoints.Of(scope, key), model) : null;

    private static bool Lists(ProviderKey key, string model, string rest)
    {
        var listed = ProviderEndpoints.ModelsOf(key);
        return listed.Contains(rest, StringComparer.Ordinal) || listed.Contains(model, StringComparer.Ordinal);
    }

    private static ChatException NoKey(ModelProvider provider, string model) =>
        new(400, $"API key not configured for LLM. provider='{provider.Name()}', model='{model}'. Add it under AI providers.");

    private static ChatException Unknown(string model) => new(400, $"Model not supported: '{model}'. No configured provider has it.");
}
