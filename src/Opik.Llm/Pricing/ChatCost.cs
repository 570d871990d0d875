using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Cost of a call from the usage in its answer.</summary>
internal static class ChatCost
{
    /// <summary>USD; null: nobody knows the price, or the answer tells no usage.</summary>
    /// <param name="provider">Name in spans.</param>
    /// <param name="actual">The model that answered.</param>
    /// <param name="asked">The model that was asked, where the price data does not know the other one.</param>
    /// <param name="usage">Usage in the form of the OpenAI interface: cached tokens are part of the prompt.</param>
    /// <param name="now">When; prices change.</param>
    public static decimal? Of(string provider, string actual, string asked, JsonObject? usage, DateTimeOffset now)
    {
        if (usage is null)
            return null;
        if (usage["cost"] is JsonValue told && told.TryGetValue<decimal>(out var cost) && cost > 0)
            return cost;
        var prices = PriceTable.Embedded();
        if ((prices.Find(actual, provider) ?? prices.Find(asked, provider)) is not { } entry || Tokens(usage) is not { } tokens)
            return null;
        return entry.PriceAt(now).Cost(tokens) is > 0 and var sum ? sum : null;
    }

    private static TokenUsage? Tokens(JsonObject usage)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        Flatten(usage, string.Empty, counts);
        return TokenUsageReader.Read(counts, cacheBeside: false);
    }

    // {"prompt_tokens_details":{"cached_tokens":3}} → prompt_tokens_details.cached_tokens
    private static void Flatten(JsonObject json, string prefix, Dictionary<string, long> counts)
    {
        foreach (var (name, value) in json)
        {
            if (value is JsonObject inner)
                Flatten(inner, prefix + name + ".", counts);
            else if (value is JsonValue number && number.TryGetValue<long>(out var count))
                counts[prefix + name] = count;
        }
    }
}
