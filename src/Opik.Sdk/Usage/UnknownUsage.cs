using System.Text.Json;

namespace Opik.Usage;

/// <summary>Usage of a provider that nobody knows: the counts it happens to have. A total that it gives is not believed.</summary>
internal static class UnknownUsage
{
    /// <summary>The counts; null when a counter is infinite or <paramref name="usage"/> is no object.</summary>
    public static Dictionary<string, long>? Read(JsonElement usage)
    {
        if (usage.ValueKind != JsonValueKind.Object || IsInfinite(usage, "prompt_tokens") || IsInfinite(usage, "completion_tokens"))
            return null;
        var prompt = Counter(usage, "prompt_tokens");
        var completion = Counter(usage, "completion_tokens");
        var original = new Dictionary<string, long>(StringComparer.Ordinal);
        Add(usage, string.Empty, original);
        return new TokenTotals(prompt, completion, prompt + completion).With(original);
    }

    private static long? Counter(JsonElement usage, string key) =>
        usage.TryGetProperty(key, out var value) && UsageNumbers.TryTruncated(value, out var counter) ? counter : null;

    private static bool IsInfinite(JsonElement usage, string key) =>
        usage.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && !double.IsFinite(value.GetDouble());

    private static void Add(JsonElement from, string prefix, Dictionary<string, long> counts)
    {
        foreach (var property in from.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object)
                Add(property.Value, $"{prefix}{property.Name}.", counts);
            else if (UsageNumbers.TryInteger(property.Value, out var integer))
                counts[prefix + property.Name] = integer;
        }
    }
}
