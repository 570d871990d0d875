namespace Opik.Llm;

/// <summary>Interfaces of models that this layer speaks.</summary>
public enum ChatInterface
{
    /// <summary>Chat completions of OpenAI, which most providers and local servers speak.</summary>
    OpenAi,

    /// <summary>Messages of Anthropic.</summary>
    Anthropic,

    /// <summary>generateContent of Gemini and Vertex AI.</summary>
    Gemini,

    /// <summary>Converse of Amazon Bedrock.</summary>
    Bedrock,
}
