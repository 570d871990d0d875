namespace Opik.Llm;

/// <summary>Names, addresses and habits of the providers.</summary>
public static class ModelProviders
{
    private static readonly (ModelProvider Provider, string Name)[] Names =
    [
        (ModelProvider.OpenAi, "openai"),
        (ModelProvider.Anthropic, "anthropic"),
        (ModelProvider.Gemini, "gemini"),
        (ModelProvider.OpenRouter, "openrouter"),
        (ModelProvider.VertexAi, "vertex-ai"),
        (ModelProvider.Bedrock, "bedrock"),
        (ModelProvider.Ollama, "ollama"),
        (ModelProvider.Custom, "custom-llm"),
        (ModelProvider.OpikFree, "opik-free"),
    ];

    /// <summary>All of them, in the order of the wire document.</summary>
    public static IReadOnlyList<ModelProvider> All { get; } = [.. Names.Select(entry => entry.Provider)];

    /// <summary>Name on the wire: <c>vertex-ai</c>.</summary>
    public static string Name(this ModelProvider provider) => Names[(int)provider].Name;

    /// <summary>The provider of a name on the wire; null for an unknown one.</summary>
    public static ModelProvider? Parse(string? name)
    {
        foreach (var entry in Names)
        {
            if (entry.Name == name)
                return entry.Provider;
        }

        return null;
    }

    /// <summary>Whether a workspace may have several of the kind, told apart by a name.</summary>
    public static bool IsNamed(this ModelProvider provider) => provider is ModelProvider.Custom or ModelProvider.Bedrock or ModelProvider.Ollama;

    /// <summary>Where the provider is reached when nothing else is said; null: it has no fixed address.</summary>
    public static Uri? DefaultAddress(this ModelProvider provider) => provider switch
    {
        ModelProvider.OpenAi => new("https://api.openai.com/v1"),
        ModelProvider.Anthropic => new("https://api.anthropic.com/v1"),
        ModelProvider.Gemini => new("https://generativelanguage.googleapis.com/v1beta"),
        ModelProvider.OpenRouter => new("https://openrouter.ai/api/v1"),
        ModelProvider.Ollama => new("http://localhost:11434/v1"),
        _ => null,
    };

    /// <summary>The interface that the provider speaks when nothing else is said.</summary>
    public static ChatInterface DefaultInterface(this ModelProvider provider) => provider switch
    {
        ModelProvider.Anthropic => ChatInterface.Anthropic,
        ModelProvider.Gemini or ModelProvider.VertexAi => ChatInterface.Gemini,
        _ => ChatInterface.OpenAi,
    };

    /// <summary>The provider's name in spans, as official clients write it and prices are found by.</summary>
    public static string SpanName(this ModelProvider provider) => provider switch
    {
        ModelProvider.Gemini => "google_ai",
        ModelProvider.VertexAi => "google_vertexai",
        _ => provider.Name(),
    };
}
