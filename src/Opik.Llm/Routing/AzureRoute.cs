namespace Opik.Llm;

/// <summary>
/// Azure OpenAI: <c>azure/{deployment}</c>. <c>AZURE_API_BASE</c> (or <c>AZURE_OPENAI_ENDPOINT</c>) says where,
/// <c>AZURE_API_VERSION</c> (or <c>OPENAI_API_VERSION</c>) which version, <c>AZURE_API_KEY</c> (or <c>AZURE_OPENAI_API_KEY</c>)
/// or a token of Entra ID in <c>AZURE_AD_TOKEN</c> who asks.
/// <see href="https://learn.microsoft.com/azure/ai-services/openai/reference"/>
/// </summary>
internal static class AzureRoute
{
    private const string DefaultVersion = "2024-10-21";
    private static readonly string[] Keys = ["AZURE_API_KEY", "AZURE_OPENAI_API_KEY"];
    private static readonly string[] Addresses = ["AZURE_API_BASE", "AZURE_OPENAI_ENDPOINT"];

    public static ModelTarget Target(string deployment, RouteSettings settings)
    {
        var resource = settings.Options.Endpoint ?? settings.Address(string.Empty, Addresses)
            ?? throw ChatException.BadRequest($"There is no address for the model 'azure/{deployment}': set the environment variable {string.Join(" or ", Addresses)}, or {nameof(ChatModelOptions)}.{nameof(ChatModelOptions.Endpoint)}.");
        var endpoint = new ChatEndpoint
        {
            Provider = ModelProvider.Custom,
            Name = "azure",
            Address = Address(resource, deployment, settings.Variable("AZURE_API_VERSION", "OPENAI_API_VERSION") ?? DefaultVersion),
            Credential = Credential(deployment, settings),
            Headers = settings.Options.Headers,
        };
        return new ModelTarget(endpoint, deployment);
    }

    // https://name.openai.azure.com; its newer interface is https://name.openai.azure.com/openai/v1 and knows no versions.
    private static Uri Address(Uri resource, string deployment, string version)
    {
        var path = resource.GetLeftPart(UriPartial.Path).TrimEnd('/');
        if (path.EndsWith("/openai/v1", StringComparison.Ordinal))
            return new Uri(path);
        var below = path.Contains("/openai/deployments/", StringComparison.Ordinal) ? path : $"{path}/openai/deployments/{Uri.EscapeDataString(deployment)}";
        return new Uri($"{below}?api-version={Uri.EscapeDataString(version)}");
    }

    private static ApiKeyCredential Credential(string deployment, RouteSettings settings) =>
        settings.Key(Keys) is { } key ? new ApiKeyCredential(key, "api-key")
        : settings.Variable("AZURE_AD_TOKEN", "AZURE_OPENAI_AD_TOKEN") is { } token ? new ApiKeyCredential(token)
        : throw RouteSettings.NoKey($"azure/{deployment}", [.. Keys, "AZURE_AD_TOKEN"]);
}
