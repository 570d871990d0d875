using Opik.Providers.ModelCalls;

namespace Opik.Providers.Protocols.OpenAi;

/// <summary>Who speaks the protocol of OpenAI: the name of the provider, and the name of the official integration for it.</summary>
/// <param name="Provider">As prices and filters know it.</param>
/// <param name="Integration">Value of <c>created_from</c>, first part of <c>type</c>, tag.</param>
internal readonly record struct OpenAiFlavor(string Provider, string Integration)
{
    private static readonly (string Domain, string Provider, string? Integration)[] Known =
    [
        ("api.openai.com", "openai", null),
        ("openai.azure.com", "azure", null),
        ("cognitiveservices.azure.com", "azure", null),
        ("services.ai.azure.com", "azure", null),
        ("api.groq.com", "groq", "groq"),
        ("api.mistral.ai", "mistral", "mistral"),
        ("api.together.ai", "together", "together"),
        ("api.together.xyz", "together", "together"),
        ("api.cerebras.ai", "cerebras", "cerebras"),
        ("openrouter.ai", "openrouter", null),
        ("api.deepseek.com", "deepseek", null),
        ("api.x.ai", "xai", null),
        ("api.fireworks.ai", "fireworks", null),
        ("api.perplexity.ai", "perplexity", null),
        ("api.cohere.ai", "cohere", null),
        ("api.cohere.com", "cohere", null),
        ("generativelanguage.googleapis.com", "google_ai", null),
        ("aiplatform.googleapis.com", "google_vertexai", null),
    ];

    /// <summary>By the host; an unknown one is its own provider, as in the official integrations.</summary>
    public static OpenAiFlavor Of(ProviderAddress address)
    {
        foreach (var (domain, provider, integration) in Known)
        {
            if (address.IsBelow(domain))
                return new OpenAiFlavor(provider, integration ?? "openai");
        }

        // us-central1-aiplatform.googleapis.com
        return address.Host.EndsWith("-aiplatform.googleapis.com", StringComparison.Ordinal)
            ? new OpenAiFlavor("google_vertexai", "openai")
            : new OpenAiFlavor(address.Host, "openai");
    }

    /// <summary>Begins the metadata of a call: first the parameters that are left in <paramref name="request"/>.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">The request, whose input was taken already.</param>
    /// <param name="operation">Second part of <c>type</c>: <c>chat</c>, <c>responses</c>.</param>
    public void Describe(ModelCall call, ProviderRequest request, string operation) =>
        CallDescription.Write(call, request, Integration, $"{Integration}_{operation}");
}
