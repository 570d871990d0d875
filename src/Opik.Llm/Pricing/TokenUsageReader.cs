namespace Opik.Llm;

/// <summary>
/// Reads token counts from the usage of a span. Clients send what the provider answered under <c>original_usage.*</c>,
/// which wins over the flattened <c>prompt_tokens</c> and <c>completion_tokens</c>. Whether cached tokens are inside the
/// input count differs: OpenAI and Google count them in, Anthropic and Bedrock beside it.
/// </summary>
internal static class TokenUsageReader
{
    private static readonly string[] InputInside = Keys("prompt_tokens", "input_tokens", "prompt_token_count");
    private static readonly string[] OutputKeys = Keys("completion_tokens", "output_tokens", "outputTokens");
    private static readonly string[] CacheReadInside = Keys("prompt_tokens_details.cached_tokens", "input_tokens_details.cached_tokens", "cached_content_token_count", "prompt_cache_hit_tokens", "cached_tokens");
    private static readonly string[] CacheWriteInside = Keys("prompt_tokens_details.cache_write_tokens", "input_tokens_details.cache_write_tokens");
    private static readonly string[] CacheReadBeside = Keys("cache_read_input_tokens", "cacheReadInputTokens", "cacheReadInputTokenCount");
    private static readonly string[] CacheWriteBeside = Keys("cache_creation_input_tokens", "cacheWriteInputTokens", "cacheWriteInputTokenCount");
    private static readonly string[] CacheWriteLong = Keys("cache_creation.ephemeral_1h_input_tokens");
    private static readonly string[] InputAudio = Keys("prompt_tokens_details.audio_tokens", "input_tokens_details.audio_tokens");
    private static readonly string[] InputBeside = Keys("input_tokens", "inputTokens", "prompt_tokens");
    private static readonly string[] GoogleOutput = Keys("candidates_token_count");
    private static readonly string[] GoogleThoughts = Keys("thoughts_token_count");
    private static readonly string[] GoogleToolInput = Keys("tool_use_prompt_token_count");
    private static readonly string[] OutputAudio = Keys("completion_tokens_details.audio_tokens", "output_tokens_details.audio_tokens");

    /// <summary>The counts; null when the usage has neither input nor output tokens.</summary>
    /// <param name="usage">Usage of the span.</param>
    /// <param name="cacheBeside">True for providers that count cached tokens beside the input.</param>
    public static TokenUsage? Read(IReadOnlyDictionary<string, long> usage, bool cacheBeside)
    {
        var besideRead = First(usage, CacheReadBeside);
        var besideWrite = First(usage, CacheWriteBeside);
        var google = First(usage, GoogleOutput);
        var input = cacheBeside ? First(usage, InputBeside) : First(usage, InputInside);
        var output = google is null ? First(usage, OutputKeys) : google + (First(usage, GoogleThoughts) ?? 0);
        if (input is null && output is null)
            return null;
        var read = (cacheBeside ? besideRead : First(usage, CacheReadInside) ?? besideRead) ?? 0;
        var write = (cacheBeside ? besideWrite : First(usage, CacheWriteInside) ?? besideWrite) ?? 0;
        var total = (input ?? 0) + (google is null ? 0 : First(usage, GoogleToolInput) ?? 0) + (cacheBeside ? read + write : 0);

        // Parts never exceed their whole, whatever a client reports: a price must not become negative.
        read = Math.Clamp(read, 0, Math.Max(0, total));
        write = Math.Clamp(write, 0, Math.Max(0, total - read));
        return new TokenUsage(
            Math.Max(0, total),
            read,
            write,
            Math.Clamp(First(usage, CacheWriteLong) ?? 0, 0, write),
            Math.Clamp(First(usage, InputAudio) ?? 0, 0, Math.Max(0, total - read - write)),
            Math.Max(0, output ?? 0),
            Math.Clamp(First(usage, OutputAudio) ?? 0, 0, Math.Max(0, output ?? 0)));
    }

    // What the provider answered wins over what a client made of it.
    private static string[] Keys(params string[] names) => [.. names.Select(static name => "original_usage." + name), .. names];

    private static long? First(IReadOnlyDictionary<string, long> usage, string[] keys)
    {
        foreach (var key in keys)
        {
            if (usage.TryGetValue(key, out var value))
                return value;
        }

        return null;
    }
}
