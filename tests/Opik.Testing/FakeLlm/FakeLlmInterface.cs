namespace Opik.Testing.FakeLlm;

/// <summary>Interfaces that the fake model server speaks.</summary>
public enum FakeLlmInterface
{
    /// <summary>Chat completions of OpenAI, below <c>/v1</c>.</summary>
    OpenAi,

    /// <summary>Messages of Anthropic, below <c>/anthropic/v1</c>.</summary>
    Anthropic,

    /// <summary>generateContent of Gemini, below <c>/gemini/v1beta</c>.</summary>
    Gemini,

    /// <summary>Ollama's own, at the root.</summary>
    Ollama,

    /// <summary>A token endpoint, <c>/token</c>.</summary>
    Token,
}
