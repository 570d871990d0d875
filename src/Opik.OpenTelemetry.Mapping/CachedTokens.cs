namespace Opik.OpenTelemetry.Mapping;

/// <summary>
/// Cached tokens under the names that costs are computed from. OpenTelemetry counts them as part of the input
/// (https://opentelemetry.io/docs/specs/semconv/gen-ai/), as OpenAI does; Anthropic and Bedrock price them beside it.
/// </summary>
internal static class CachedTokens
{
    private static readonly string[] ReadNames = ["cache_read.input_tokens", "prompt_details.cache_read", "prompt_details.cache_input"];
    private static readonly string[] WriteNames = ["cache_creation.input_tokens", "cache_write.input_tokens", "prompt_details.cache_write"];
    private static readonly string[] Beside = ["anthropic", "anthropic_vertexai", "bedrock", "bedrock_converse", "aws"];

    /// <summary>Adds the names that are missing.</summary>
    public static void Add(Dictionary<string, long> counts, string? model, string? provider)
    {
        var read = First(counts, ReadNames);
        var write = First(counts, WriteNames);
        if (read + write == 0 || !counts.TryGetValue("prompt_tokens", out var prompt))
            return;
        if (!IsBeside(model, provider))
        {
            counts.TryAdd("prompt_tokens_details.cached_tokens", read);
            return;
        }

        // Fewer input tokens than cached ones: this sender counts them beside already.
        counts.TryAdd("input_tokens", prompt >= read + write ? prompt - read - write : prompt);
        counts.TryAdd("cache_read_input_tokens", read);
        counts.TryAdd("cache_creation_input_tokens", write);
    }

    private static bool IsBeside(string? model, string? provider) => provider is { Length: > 0 }
        ? Beside.Contains(provider, StringComparer.OrdinalIgnoreCase)
        : model?.Contains("claude", StringComparison.OrdinalIgnoreCase) == true;

    private static long First(Dictionary<string, long> counts, string[] names)
    {
        foreach (var name in names)
        {
            if (counts.TryGetValue(name, out var count))
                return count;
        }

        return 0;
    }
}
