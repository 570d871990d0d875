namespace Opik.Llm;

/// <summary>The kinds of model providers; the names on the wire are in <see cref="ModelProviders"/>.</summary>
public enum ModelProvider
{
    /// <summary>OpenAI.</summary>
    OpenAi,

    /// <summary>Anthropic.</summary>
    Anthropic,

    /// <summary>Google AI Studio.</summary>
    Gemini,

    /// <summary>OpenRouter.</summary>
    OpenRouter,

    /// <summary>Google Cloud.</summary>
    VertexAi,

    /// <summary>Amazon Web Services.</summary>
    Bedrock,

    /// <summary>Ollama.</summary>
    Ollama,

    /// <summary>Any server with an OpenAI-compatible interface: vLLM, LM Studio, Azure OpenAI and others.</summary>
    Custom,

    /// <summary>The model that an operator of Opik offers without a key of the user.</summary>
    OpikFree,
}
