using Opik.Llm;
using Opik.Storage;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>Under which names spans know the provider of a key.</summary>
internal static class ProviderSpanNames
{
    // Beside the name that official clients write: those of other libraries and of the OpenTelemetry conventions.
    private static readonly Dictionary<ModelProvider, string[]> Others = new()
    {
        [ModelProvider.Gemini] = ["gemini", "google", "gcp.gemini", "gcp.gen_ai"],
        [ModelProvider.VertexAi] = ["vertex-ai", "vertex_ai", "anthropic_vertexai", "gcp.vertex_ai", "gcp.vertex.agent"],
        [ModelProvider.Bedrock] = ["bedrock_converse", "aws", "aws.bedrock"],
    };

    /// <summary>Cost of a key; null where another key of the kind shares its name.</summary>
    public static double? CostOf(ProviderKey key, IReadOnlyList<ProviderKey> all, ProviderCosts costs)
    {
        if (ModelProviders.Parse(key.Provider) is not { } provider)
            return null;
        var own = key.ProviderName is { } name && costs.Usd.TryGetValue(name, out var usd) ? usd : 0;
        IEnumerable<string> names = [provider.SpanName(), .. Others.GetValueOrDefault(provider, [])];
        var shared = names.Where(one => !string.Equals(one, key.ProviderName, StringComparison.OrdinalIgnoreCase)).Sum(one => costs.Usd.GetValueOrDefault(one));
        if (shared > 0 && all.Count(other => other.Provider == key.Provider) > 1)
            return own > 0 ? own : null;
        return own + shared;
    }
}
