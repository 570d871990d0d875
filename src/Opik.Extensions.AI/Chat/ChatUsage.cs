using Microsoft.Extensions.AI;

// The counts of audio and text are marked as experimental; they are only read, and null where a later version drops them.
#pragma warning disable MEAI001

namespace Opik.Extensions.AI.Chat;

/// <summary>
/// Token counts under the names that costs are computed from: totals, and beside them what OpenAI's usage calls the kinds,
/// because Microsoft.Extensions.AI counts cached, audio and reasoning tokens as it does, inside the totals.
/// </summary>
internal static class ChatUsage
{
    private const string Original = "original_usage.";

    /// <summary>The counts; null when the answer has none.</summary>
    public static Dictionary<string, long>? Of(UsageDetails? usage)
    {
        if (usage is null)
            return null;
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        Add(counts, "prompt_tokens", usage.InputTokenCount);
        Add(counts, "completion_tokens", usage.OutputTokenCount);
        Add(counts, "total_tokens", usage.TotalTokenCount ?? Sum(usage.InputTokenCount, usage.OutputTokenCount));
        Add(counts, Original + "prompt_tokens", usage.InputTokenCount);
        Add(counts, Original + "completion_tokens", usage.OutputTokenCount);
        Add(counts, Original + "prompt_tokens_details.cached_tokens", usage.CachedInputTokenCount);
        Add(counts, Original + "prompt_tokens_details.audio_tokens", usage.InputAudioTokenCount);
        Add(counts, Original + "prompt_tokens_details.text_tokens", usage.InputTextTokenCount);
        Add(counts, Original + "completion_tokens_details.reasoning_tokens", usage.ReasoningTokenCount);
        Add(counts, Original + "completion_tokens_details.audio_tokens", usage.OutputAudioTokenCount);
        Add(counts, Original + "completion_tokens_details.text_tokens", usage.OutputTextTokenCount);
        foreach (var (name, count) in usage.AdditionalCounts ?? [])
            counts.TryAdd(Original + name, count);
        return counts.Count == 0 ? null : counts;
    }

    private static void Add(Dictionary<string, long> counts, string name, long? count)
    {
        if (count is >= 0)
            counts[name] = count.Value;
    }

    private static long? Sum(long? input, long? output) => input is null && output is null ? null : (input ?? 0) + (output ?? 0);
}
