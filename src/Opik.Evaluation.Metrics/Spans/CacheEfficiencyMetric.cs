using System.Text.Json;
using Opik.Contracts;

namespace Opik.Evaluation.Spans;

/// <summary>
/// How well the model calls of the task used a cache, by the share with a hit: 1 from 0.8, 0.9 from 0.5, else 0.7. Without any
/// hit: 0.2 above five calls, 0.4 above three, else 0.8, because few calls have little to share. Without model calls: 0.7 when
/// tools were called, else 0.5.
/// </summary>
public sealed class CacheEfficiencyMetric : SpanMetric
{
    private readonly CacheEfficiencyOptions _options;

    /// <param name="options">Choices; null: the defaults.</param>
    public CacheEfficiencyMetric(CacheEfficiencyOptions? options = null)
        : base("cache_efficiency", options) => _options = options ?? new CacheEfficiencyOptions();

    /// <inheritdoc/>
    public override ScoreResult Score(TaskSpan span)
    {
        var calls = OfType(span, SpanType.Llm);
        if (calls.Count == 0)
            return new(Name, OfType(span, SpanType.Tool).Count > 0 ? 0.7 : 0.5) { Reason = "No model was called." };
        var hits = calls.Count(_options.IsHit ?? IsHit);
        var share = (double)hits / calls.Count;
        var value = hits == 0 ? (calls.Count > 5 ? 0.2 : calls.Count > 3 ? 0.4 : 0.8) : share >= _options.VeryGood ? 1 : share >= _options.Good ? 0.9 : 0.7;
        return new(Name, value) { Reason = $"{hits} of {calls.Count} model calls used a cache." };
    }

    // e.g. original_usage.cache_read_input_tokens (Anthropic), original_usage.prompt_tokens_details.cached_tokens (OpenAI)
    private static bool IsHit(TaskSpan call) =>
        call.Usage.Any(count => count.Value > 0 && (count.Key.EndsWith("cached_tokens", StringComparison.Ordinal) || count.Key.Contains("cache_read", StringComparison.OrdinalIgnoreCase)
            || count.Key.EndsWith("cacheReadInputTokens", StringComparison.Ordinal) || count.Key.EndsWith("cached_content_token_count", StringComparison.Ordinal)))
        || call.Metadata?["cache_hit"]?.GetValueKind() == JsonValueKind.True;
}
