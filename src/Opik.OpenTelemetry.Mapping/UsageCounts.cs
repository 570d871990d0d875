using System.Collections.Frozen;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>
/// Token counts of one span. The three totals get the names every reader knows; details keep the sender's spelling
/// (<c>cache_read.input_tokens</c>, <c>prompt_details.audio</c>).
/// </summary>
internal sealed class UsageCounts
{
    private const string Prompt = "prompt_tokens";
    private const string Completion = "completion_tokens";
    private const string Total = "total_tokens";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["input_tokens"] = Prompt,
        ["prompt"] = Prompt,
        ["input"] = Prompt,
        ["inputTokens"] = Prompt,
        ["promptTokens"] = Prompt,
        ["output_tokens"] = Completion,
        ["completion"] = Completion,
        ["output"] = Completion,
        ["outputTokens"] = Completion,
        ["completionTokens"] = Completion,
        ["total"] = Total,
        ["totalTokens"] = Total,
        ["tokens"] = Total,
        ["cache_read_tokens"] = "cache_read_input_tokens",
        ["cachedInputTokens"] = "cache_read_input_tokens",
        ["cache_creation_tokens"] = "cache_creation_input_tokens",
        ["reasoningTokens"] = "reasoning_tokens",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>True when nothing was counted.</summary>
    public bool IsEmpty => _counts.Count == 0;

    /// <summary>Sets one count; false when the value is no count (text, negative, absurd, not a number).</summary>
    public bool TrySet(string name, OtlpValue value)
    {
        if (name.Length == 0 || value.AsNumber() is not { } number || number is < 0 or > 1e15)
            return false;
        var count = (long)Math.Round(number);
        // The same number often comes under two names; the sender's own spelling of the canonical name wins.
        var canonical = Names.GetValueOrDefault(name);
        if (canonical is null)
            _counts[name] = count;
        else
            _counts.TryAdd(canonical, count);
        return true;
    }

    /// <summary>Sets the counts of an object, nested ones under <c>outer.inner</c>; false when it holds none.</summary>
    public bool TrySetAll(OtlpValue value)
    {
        if (JsonExpansion.AsObject(value) is not { } members)
            return false;
        var any = false;
        foreach (var member in members)
        {
            if (member.Value.Kind != OtlpValueKind.Map)
            {
                any |= TrySet(member.Name, member.Value);
                continue;
            }

            foreach (var detail in member.Value.Members)
                any |= TrySet($"{member.Name}.{detail.Name}", detail.Value);
        }

        return any;
    }

    /// <summary>
    /// The counts with a total, and with cached tokens also where costs are computed from; null when there are none.
    /// </summary>
    /// <param name="model">Model of the span.</param>
    /// <param name="provider">Provider of the span.</param>
    public IReadOnlyDictionary<string, long>? ToUsage(string? model, string? provider)
    {
        if (IsEmpty)
            return null;
        CachedTokens.Add(_counts, model, provider);
        var hasPrompt = _counts.TryGetValue(Prompt, out var prompt);
        var hasCompletion = _counts.TryGetValue(Completion, out var completion);
        if (hasPrompt || hasCompletion)
            _counts.TryAdd(Total, prompt + completion);
        return _counts;
    }
}
