namespace Opik.Llm;

/// <summary>Providers that need more than an address and a key: Azure OpenAI, Amazon Bedrock, Vertex AI.</summary>
internal static class CloudRoutes
{
    /// <summary>First parts of ids.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = ["azure", "bedrock", "bedrock_converse", "vertex_ai"];

    /// <summary>The model of an id; null: none of these.</summary>
    /// <exception cref="ChatException">401: there is no key; 400: an address, a project or a region is missing or malformed.</exception>
    public static ModelTarget? Find(string prefix, string model, RouteSettings settings) => prefix.ToLowerInvariant() switch
    {
        "azure" => AzureRoute.Target(model, settings),
        "bedrock" or "bedrock_converse" => BedrockRoute.Target(model, settings),
        "vertex_ai" => VertexRoute.Target(model, settings),
        _ => null,
    };
}
