namespace Opik.Llm;

/// <summary>Finds what an id stands for.</summary>
internal static class ModelIds
{
    /// <exception cref="ArgumentException">Nobody is known who has the model.</exception>
    /// <exception cref="ChatException">401: there is no key; 400: an address is missing or malformed.</exception>
    public static ModelTarget Resolve(string id, RouteSettings settings)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0)
        {
            var (prefix, model) = (id[..slash], id[(slash + 1)..]);
            if (model.Length == 0)
                throw new ArgumentException($"'{id}' names a provider but no model.", nameof(id));
            if (CloudRoutes.Find(prefix, model, settings) is { } cloud)
                return cloud;
            if (ModelRoutes.Find(prefix) is { } route)
                return Target(id, route, model, settings);
        }
        else if (ModelList.MakerOf(id) is { } maker)
        {
            return Target(id, ModelRoutes.Find(maker == ModelProvider.Gemini ? "gemini" : maker.Name())!, id, settings);
        }

        // At an address of one's own any name may be a model's: mistralai/Mistral-7B-Instruct.
        if (settings.Options.Endpoint is not null)
            return Target(id, ModelRoutes.Find("openai")! with { Provider = ModelProvider.Custom, IsKeyOptional = true }, id, settings);
        throw new ArgumentException(
            $"No provider is known for the model '{id}'. Ids begin with one of {string.Join(", ", ModelRoutes.Prefixes)}, as in openai/gpt-5-nano; for another server set {nameof(ChatModelOptions)}.{nameof(ChatModelOptions.Endpoint)}.", nameof(id));
    }

    private static ModelTarget Target(string id, ModelRoute route, string model, RouteSettings settings)
    {
        var options = settings.Options;
        var own = options.Endpoint ?? settings.Address(route.Suffix, route.Port, route.Addresses);
        var address = own ?? route.Address ?? throw ChatException.BadRequest($"There is no address for the model '{id}': set the environment variable {string.Join(" or ", route.Addresses)}, or {nameof(ChatModelOptions)}.{nameof(ChatModelOptions.Endpoint)}.");
        var key = settings.Key(route.Keys);
        // A server of one's own may ask for no key; the providers all do.
        if (key is null && !route.IsKeyOptional && !(own is not null && own.IsLoopback))
            throw RouteSettings.NoKey(id, route.Keys);
        var endpoint = new ChatEndpoint
        {
            Provider = route.Provider,
            Name = route.Name ?? route.Prefix,
            Address = address,
            Credential = key is null ? null : ApiKeyCredential.For(route.Provider, key),
            Headers = options.Headers,
        };
        return new ModelTarget(endpoint, model);
    }
}
