using Microsoft.Extensions.AI;
using Opik.Testing.FakeLlm;

namespace Opik.Llm.Tests.Clients;

/// <summary>Models at the fake provider, and what was sent to it.</summary>
internal static class FakeModels
{
    /// <summary>A key that no message may repeat.</summary>
    public const string Key = "sk-secret-key";

    public static IChatClient Create(FakeLlmServer fake, string id, Func<ChatModelOptions, ChatModelOptions>? configure = null)
    {
        var options = new ChatModelOptions { Environment = Variables(fake), Track = false };
        return ChatModels.Create(id, configure is null ? options : configure(options));
    }

    /// <summary>The variables that people set for these providers, pointing to the fake one.</summary>
    public static Func<string, string?> Variables(FakeLlmServer fake) => name => name switch
    {
        "OPENAI_BASE_URL" => fake.OpenAi.AbsoluteUri,
        "ANTHROPIC_API_BASE" => new Uri(fake.Address, "anthropic").AbsoluteUri,
        "GEMINI_API_BASE" => fake.Gemini.AbsoluteUri,
        "OPENROUTER_API_BASE" or "GROQ_API_BASE" or "MISTRAL_API_BASE" or "DEEPSEEK_API_BASE" or "XAI_API_BASE" or "HOSTED_VLLM_API_BASE" => fake.OpenAi.AbsoluteUri,
        "AWS_BEDROCK_RUNTIME_ENDPOINT" or "AZURE_API_BASE" or "VERTEXAI_API_BASE" => fake.Address.AbsoluteUri,
        "AWS_BEARER_TOKEN_BEDROCK" or "VERTEXAI_ACCESS_TOKEN" => Key,
        "VERTEXAI_PROJECT" => "p1",
        "OLLAMA_API_BASE" => fake.Address.AbsoluteUri,
        _ when name.EndsWith("_API_KEY", StringComparison.Ordinal) && !name.StartsWith("OLLAMA", StringComparison.Ordinal) => Key,
        _ => null,
    };
}
