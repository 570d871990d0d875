using Opik.Providers.Protocols.Anthropic;
using Opik.Providers.Protocols.Bedrock.Converse;
using Opik.Providers.Protocols.Bedrock.InvokeModel;
using Opik.Providers.Protocols.Gemini;
using Opik.Providers.Protocols.Ollama;
using Opik.Providers.Protocols.OpenAi.Chat;
using Opik.Providers.Protocols.OpenAi.Embeddings;
using Opik.Providers.Protocols.OpenAi.Images;
using Opik.Providers.Protocols.OpenAi.Responses;

namespace Opik.Providers.Protocols;

/// <summary>All protocols that are known, the more frequent ones first. Paths do not overlap.</summary>
internal static class ProviderProtocols
{
    private static readonly IProviderProtocol[] All =
    [
        new OpenAiChat(),
        new OpenAiResponses(),
        new AnthropicMessages(),
        new GeminiContent(),
        new BedrockConverse(),
        new BedrockInvokeModel(),
        new OllamaProtocol(),
        new OpenAiEmbeddings(),
        new OpenAiImages(),
    ];

    /// <summary>The protocol whose paths look like this; null: none.</summary>
    public static IProviderProtocol? Find(ProviderAddress address)
    {
        foreach (var protocol in All)
        {
            if (protocol.Handles(address))
                return protocol;
        }

        return null;
    }
}
