namespace Opik.Testing.FakeLlm;

/// <summary>Interfaces that the fake model server speaks.</summary>
public enum FakeLlmInterface
{
    /// <summary>Chat completions of OpenAI, below <c>/v1</c> and, as Azure has it, <c>/openai/deployments</c>.</summary>
    OpenAi,

    /// <summary>Messages of Anthropic, below <c>/anthropic/v1</c> and, as Vertex AI has it, <c>/v1/projects/…/publishers/anthropic</c>.</summary>
    Anthropic,

    /// <summary>generateContent of Gemini, below <c>/gemini/v1beta</c> and, as Vertex AI has it, <c>/v1/projects/…/publishers/google</c>.</summary>
    Gemini,

    /// <summary>Converse of Amazon Bedrock, below <c>/model</c>.</summary>
    Bedrock,

    /// <summary>Ollama's own, at the root.</summary>
    Ollama,

    /// <summary>A token endpoint, <c>/token</c>.</summary>
    Token,
}
