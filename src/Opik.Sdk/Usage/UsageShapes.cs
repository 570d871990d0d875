using System.Text.Json;

namespace Opik.Usage;

/// <summary>The shapes of the providers, by the names in their own documentation.</summary>
internal static class UsageShapes
{
    private static readonly string[] Cached = ["audio_tokens", "cached_tokens"];

    /// <summary>https://platform.openai.com/docs/api-reference/chat/object</summary>
    public static UsageShape OpenAIChat { get; } = new()
    {
        Required = ["completion_tokens", "prompt_tokens", "total_tokens"],
        Details = new()
        {
            ["completion_tokens_details"] = ["accepted_prediction_tokens", "audio_tokens", "reasoning_tokens", "rejected_prediction_tokens"],
            ["prompt_tokens_details"] = Cached,
        },
        Count = Counted("prompt_tokens", "completion_tokens", "total_tokens"),
    };

    /// <summary>https://platform.openai.com/docs/api-reference/responses/object</summary>
    public static UsageShape OpenAIResponses { get; } = new()
    {
        Required = ["output_tokens", "input_tokens", "total_tokens"],
        Details = new() { ["output_tokens_details"] = ["reasoning_tokens"], ["input_tokens_details"] = ["cached_tokens"] },
        Count = Counted("input_tokens", "output_tokens", "total_tokens"),
    };

    /// <summary>https://ai.google.dev/api/generate-content#UsageMetadata</summary>
    public static UsageShape Google { get; } = new()
    {
        Required = ["prompt_token_count", "total_token_count"],
        Optional = ["candidates_token_count", "cached_content_token_count", "tool_use_prompt_token_count", "thoughts_token_count"],
        Count = static (counts, _) =>
        {
            var prompt = counts["prompt_token_count"] + counts.GetValueOrDefault("tool_use_prompt_token_count");
            var candidates = counts.GetValueOrDefault("candidates_token_count");
            var total = counts["total_token_count"];
            // Some answers count the thoughts among the candidates already.
            return new TokenTotals(prompt, prompt + candidates == total ? candidates : candidates + counts.GetValueOrDefault("thoughts_token_count"), total);
        },
    };

    /// <summary>https://docs.anthropic.com/en/api/messages#response-usage</summary>
    public static UsageShape Anthropic { get; } = new()
    {
        Required = ["input_tokens", "output_tokens"],
        Optional = ["cache_creation_input_tokens", "cache_read_input_tokens"],
        Count = static (counts, usage) =>
        {
            if (usage.TryGetProperty("iterations", out var iterations) && iterations.ValueKind != JsonValueKind.Null)
            {
                if (AnthropicIterations.TrySum(iterations) is not { } sums)
                    return null;
                if (iterations.GetArrayLength() > 0)
                    return Sum(sums.Input, sums.Output);
            }

            return Sum(counts["input_tokens"] + counts.GetValueOrDefault("cache_creation_input_tokens") + counts.GetValueOrDefault("cache_read_input_tokens"), counts["output_tokens"]);
        },
    };

    /// <summary>https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html</summary>
    public static UsageShape Bedrock { get; } = new()
    {
        Required = ["inputTokens", "outputTokens"],
        Optional = ["cacheReadInputTokens", "cacheWriteInputTokens"],
        Count = static (counts, _) =>
            Sum(counts["inputTokens"] + counts.GetValueOrDefault("cacheReadInputTokens") + counts.GetValueOrDefault("cacheWriteInputTokens"), counts["outputTokens"]),
    };

    /// <summary>https://docs.mistral.ai/api/#tag/chat</summary>
    public static UsageShape Mistral { get; } = new()
    {
        Required = ["completion_tokens", "prompt_tokens", "total_tokens"],
        Details = new() { ["prompt_tokens_details"] = Cached },
        Count = Counted("prompt_tokens", "completion_tokens", "total_tokens"),
    };

    /// <summary>Input and output counted alone; either may be missing, and counts as 0 in the total then.</summary>
    public static UsageShape TypeSafe { get; } = new()
    {
        Required = [],
        Optional = ["input_tokens", "output_tokens"],
        Count = static (counts, _) =>
        {
            long? input = counts.TryGetValue("input_tokens", out var read) ? read : null;
            long? output = counts.TryGetValue("output_tokens", out var written) ? written : null;
            return new TokenTotals(input, output, input is null && output is null ? null : (input ?? 0) + (output ?? 0));
        },
    };

    private static Func<IReadOnlyDictionary<string, long>, JsonElement, TokenTotals?> Counted(string prompt, string completion, string total) =>
        (counts, _) => new TokenTotals(counts[prompt], counts[completion], counts[total]);

    private static TokenTotals? Sum(long prompt, long completion) => new TokenTotals(prompt, completion, prompt + completion);
}
