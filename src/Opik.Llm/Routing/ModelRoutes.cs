namespace Opik.Llm;

/// <summary>
/// Providers that need an address and a key, no more, under the names and variables that LiteLLM gave them
/// (<see href="https://docs.litellm.ai/docs/providers"/>). Azure, Bedrock and Vertex AI need more: see <see cref="CloudRoutes"/>.
/// </summary>
internal static class ModelRoutes
{
    private static readonly ModelRoute[] All =
    [
        new("openai", ModelProvider.OpenAi.DefaultAddress(), ["OPENAI_API_KEY"], ["OPENAI_BASE_URL", "OPENAI_API_BASE"]) { Provider = ModelProvider.OpenAi },
        new("anthropic", ModelProvider.Anthropic.DefaultAddress(), ["ANTHROPIC_API_KEY"], ["ANTHROPIC_API_BASE", "ANTHROPIC_BASE_URL"]) { Provider = ModelProvider.Anthropic, Suffix = "/v1" },
        new("gemini", ModelProvider.Gemini.DefaultAddress(), ["GEMINI_API_KEY", "GOOGLE_API_KEY"], ["GEMINI_API_BASE"]) { Provider = ModelProvider.Gemini, Name = ModelProvider.Gemini.SpanName() },
        new("openrouter", ModelProvider.OpenRouter.DefaultAddress(), ["OPENROUTER_API_KEY"], ["OPENROUTER_API_BASE"]) { Provider = ModelProvider.OpenRouter },
        new("ollama", ModelProvider.Ollama.DefaultAddress(), ["OLLAMA_API_KEY"], ["OLLAMA_API_BASE", "OLLAMA_HOST"]) { Provider = ModelProvider.Ollama, IsKeyOptional = true, Port = 11434, Suffix = "/v1" },
        new("ollama_chat", ModelProvider.Ollama.DefaultAddress(), ["OLLAMA_API_KEY"], ["OLLAMA_API_BASE", "OLLAMA_HOST"]) { Provider = ModelProvider.Ollama, Name = "ollama", IsKeyOptional = true, Port = 11434, Suffix = "/v1" },
        Compatible("groq", "https://api.groq.com/openai/v1", "GROQ_API_KEY"),
        Compatible("mistral", "https://api.mistral.ai/v1", "MISTRAL_API_KEY"),
        Compatible("deepseek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY"),
        Compatible("together_ai", "https://api.together.xyz/v1", "TOGETHERAI_API_KEY", "TOGETHER_API_KEY", "TOGETHER_AI_API_KEY"),
        Compatible("xai", "https://api.x.ai/v1", "XAI_API_KEY"),
        Compatible("perplexity", "https://api.perplexity.ai", "PERPLEXITYAI_API_KEY", "PERPLEXITY_API_KEY"),
        Compatible("fireworks_ai", "https://api.fireworks.ai/inference/v1", "FIREWORKS_API_KEY", "FIREWORKS_AI_API_KEY"),
        Compatible("cerebras", "https://api.cerebras.ai/v1", "CEREBRAS_API_KEY"),
        Compatible("sambanova", "https://api.sambanova.ai/v1", "SAMBANOVA_API_KEY"),
        Compatible("nvidia_nim", "https://integrate.api.nvidia.com/v1", "NVIDIA_NIM_API_KEY"),
        Compatible("deepinfra", "https://api.deepinfra.com/v1/openai", "DEEPINFRA_API_KEY"),
        Compatible("moonshot", "https://api.moonshot.ai/v1", "MOONSHOT_API_KEY"),
        Compatible("dashscope", "https://dashscope-intl.aliyuncs.com/compatible-mode/v1", "DASHSCOPE_API_KEY"),
        Compatible("huggingface", "https://router.huggingface.co/v1", "HF_TOKEN", "HUGGINGFACE_API_KEY"),
        Compatible("cohere", "https://api.cohere.ai/compatibility/v1", "COHERE_API_KEY", "CO_API_KEY"),
        Compatible("cohere_chat", "https://api.cohere.ai/compatibility/v1", "COHERE_API_KEY", "CO_API_KEY") with { Name = "cohere" },
        Compatible("ai21", "https://api.ai21.com/studio/v1", "AI21_API_KEY"),
        Compatible("novita", "https://api.novita.ai/v3/openai", "NOVITA_API_KEY"),
        Compatible("nebius", "https://api.studio.nebius.ai/v1", "NEBIUS_API_KEY"),
        Compatible("github", "https://models.github.ai/inference", "GITHUB_API_KEY", "GITHUB_TOKEN"),
        Local("hosted_vllm"),
        Local("lm_studio"),
        Local("litellm_proxy"),
        Local("llamafile"),
    ];

    private static readonly Dictionary<string, ModelRoute> ByPrefix = All.ToDictionary(static route => route.Prefix, StringComparer.OrdinalIgnoreCase);

    /// <summary>All first parts of ids, those of clouds included.</summary>
    public static IEnumerable<string> Prefixes => ByPrefix.Keys.Concat(CloudRoutes.Prefixes).Order(StringComparer.Ordinal);

    /// <summary>The provider of a first part; null: unknown.</summary>
    public static ModelRoute? Find(string prefix) => ByPrefix.GetValueOrDefault(prefix);

    private static ModelRoute Compatible(string prefix, string address, params string[] keys) => new(prefix, new Uri(address), keys, [$"{prefix.ToUpperInvariant()}_API_BASE"]);

    // HOSTED_VLLM_API_BASE, HOSTED_VLLM_API_KEY
    private static ModelRoute Local(string prefix) => new(prefix, null, [$"{prefix.ToUpperInvariant()}_API_KEY"], [$"{prefix.ToUpperInvariant()}_API_BASE"]) { IsKeyOptional = true };
}
