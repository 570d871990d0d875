namespace Opik.Usage;

/// <summary>
/// Names of providers whose usage and prices Opik knows; any other text may be given as a provider, too. Python twin:
/// <c>opik.LLMProvider</c>.
/// </summary>
public static class LlmProviders
{
    /// <summary>OpenAI.</summary>
    public const string OpenAI = "openai";

    /// <summary>Anthropic.</summary>
    public const string Anthropic = "anthropic";

    /// <summary>Anthropic's models at Vertex AI.</summary>
    public const string AnthropicVertexAI = "anthropic_vertexai";

    /// <summary>Google's models at Vertex AI.</summary>
    public const string GoogleVertexAI = "google_vertexai";

    /// <summary>The Gemini API.</summary>
    public const string GoogleAI = "google_ai";

    /// <summary>Groq.</summary>
    public const string Groq = "groq";

    /// <summary>Amazon Bedrock.</summary>
    public const string Bedrock = "bedrock";

    /// <summary>Mistral.</summary>
    public const string Mistral = "mistral";

    /// <summary>
    /// The provider in a model name as LiteLLM writes it: <c>gemini/gemini-2.5-pro</c> is <see cref="GoogleAI"/>. A prefix
    /// that is not known is taken as the provider; null without a prefix.
    /// </summary>
    /// <param name="model">Name of the model, e.g. <c>openai/gpt-4o</c>.</param>
    public static string? FromLiteLlmModel(string? model)
    {
        var slash = model?.IndexOf('/') ?? -1;
        if (slash < 0)
            return null;
        return model![..slash] switch
        {
            "gemini" => GoogleAI,
            "vertex_ai" or "vertex_ai-language-models" => GoogleVertexAI,
            "vertex_ai-anthropic_models" => AnthropicVertexAI,
            "bedrock_converse" => Bedrock,
            var prefix => prefix,
        };
    }
}
