using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>Reads token counts in the form of the OpenAI interface.</summary>
internal static class ChatUsageReader
{
    public static UsageDetails? Read(JsonObject? usage)
    {
        if (usage is null)
            return null;
        var (input, output) = (usage["prompt_tokens_details"] as JsonObject, usage["completion_tokens_details"] as JsonObject);
        var details = new UsageDetails
        {
            InputTokenCount = Count(usage, "prompt_tokens"),
            OutputTokenCount = Count(usage, "completion_tokens"),
            TotalTokenCount = Count(usage, "total_tokens") ?? Sum(Count(usage, "prompt_tokens"), Count(usage, "completion_tokens")),
            // DeepSeek counts cached tokens in a member of its own.
            CachedInputTokenCount = Count(input, "cached_tokens") ?? Count(usage, "prompt_cache_hit_tokens"),
            ReasoningTokenCount = Count(output, "reasoning_tokens"),
        };
        // Counts without a property that is there to stay, under the names that the OpenAI client of the same library uses.
        Add(details, "InputTokenDetails.AudioTokenCount", Count(input, "audio_tokens"));
        Add(details, "OutputTokenDetails.AudioTokenCount", Count(output, "audio_tokens"));
        Add(details, "InputTokenDetails.CacheWriteTokenCount", Count(input, "cache_write_tokens"));
        return details;
    }

    private static void Add(UsageDetails details, string name, long? count)
    {
        if (count is { } known)
            (details.AdditionalCounts ??= [])[name] = known;
    }

    internal static long? Count(JsonObject? json, string name) => json?[name] is JsonValue value && value.TryGetValue<long>(out var count) ? count : null;

    private static long? Sum(long? input, long? output) => input is null && output is null ? null : (input ?? 0) + (output ?? 0);
}
