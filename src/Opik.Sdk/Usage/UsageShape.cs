using System.Text.Json;

namespace Opik.Usage;

/// <summary>What one provider's usage looks like, and how it is counted.</summary>
internal sealed class UsageShape
{
    /// <summary>Counters without which it is another shape.</summary>
    public required string[] Required { get; init; }

    /// <summary>Counters that may be absent or null.</summary>
    public string[] Optional { get; init; } = [];

    /// <summary>Nested objects and their counters; anything else in their place is passed over.</summary>
    public Dictionary<string, string[]> Details { get; init; } = [];

    /// <summary>Counts of the three known keys; null when a part that only this provider has is damaged.</summary>
    public required Func<IReadOnlyDictionary<string, long>, JsonElement, TokenTotals?> Count { get; init; }

    /// <summary>The flat counts; null when <paramref name="usage"/> does not have this shape.</summary>
    public Dictionary<string, long>? TryRead(JsonElement usage)
    {
        if (usage.ValueKind != JsonValueKind.Object)
            return null;
        var original = new Dictionary<string, long>(StringComparer.Ordinal);
        if (!TryCounters(usage, Required, true, string.Empty, original) || !TryCounters(usage, Optional, false, string.Empty, original))
            return null;
        foreach (var (name, counters) in Details)
        {
            if (usage.TryGetProperty(name, out var details) && details.ValueKind == JsonValueKind.Object && !TryCounters(details, counters, false, name + ".", original))
                return null;
        }

        if (Count(original, usage) is not { } totals)
            return null;
        AddOthers(usage, string.Empty, original);
        return totals.With(original);
    }

    private static bool TryCounters(JsonElement from, string[] names, bool isRequired, string prefix, Dictionary<string, long> counts)
    {
        foreach (var name in names)
        {
            if (!from.TryGetProperty(name, out var value) || (value.ValueKind == JsonValueKind.Null && !isRequired))
            {
                if (isRequired)
                    return false;
                continue;
            }

            if (!UsageNumbers.TryCounter(value, out var counter))
                return false;
            counts[prefix + name] = counter;
        }

        return true;
    }

    private void AddOthers(JsonElement from, string prefix, Dictionary<string, long> counts)
    {
        foreach (var property in from.EnumerateObject())
        {
            var key = prefix + property.Name;
            if (counts.ContainsKey(key) || (Details.ContainsKey(key) && property.Value.ValueKind != JsonValueKind.Object))
                continue;
            if (property.Value.ValueKind == JsonValueKind.Object)
                AddOthers(property.Value, key + ".", counts);
            else if (UsageNumbers.TryInteger(property.Value, out var integer))
                counts[key] = integer;
        }
    }
}
