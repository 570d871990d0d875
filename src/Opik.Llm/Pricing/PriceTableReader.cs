using System.Text.Json;

namespace Opik.Llm;

/// <summary>Reads the exported price data (see <c>prices/export.mjs</c>).</summary>
internal static class PriceTableReader
{
    public static IReadOnlyList<ProviderEntry> Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateArray().Select(Provider).ToList();
    }

    private static ProviderEntry Provider(JsonElement json) => new(
        json.GetProperty("id").GetString()!,
        json.TryGetProperty("match", out var match) ? TextMatch.Read(match) : TextMatch.Never,
        json.TryGetProperty("modelMatch", out var model) ? TextMatch.Read(model) : TextMatch.Never,
        json.TryGetProperty("fallback", out var fallback) ? fallback.EnumerateArray().Select(id => id.GetString()!).ToList() : [],
        json.GetProperty("models").EnumerateArray().Select(Model).ToList());

    // Prices that change with the hour of the day are left out where the model has others: a span does not say which held.
    private static ModelEntry Model(JsonElement json)
    {
        var prices = json.GetProperty("prices").EnumerateArray().ToList();
        var steady = prices.Where(price => !price.TryGetProperty("timeOfDay", out var daily) || !daily.GetBoolean()).ToList();
        return new ModelEntry(json.GetProperty("id").GetString()!, TextMatch.Read(json.GetProperty("match")), (steady.Count > 0 ? steady : prices).Select(Dated).ToList());
    }

    private static DatedPrice Dated(JsonElement json) => new(
        json.TryGetProperty("from", out var from) ? DateTimeOffset.Parse(from.GetString()! + "T00:00:00Z") : null,
        Price(json.GetProperty("price")));

    private static ModelPrice Price(JsonElement json) => new(
        Tiered(json, "input_mtok"),
        Tiered(json, "cache_read_mtok"),
        Tiered(json, "cache_write_mtok"),
        Tiered(json, "cache_write_1h_mtok"),
        Tiered(json, "input_audio_mtok"),
        Tiered(json, "output_mtok"),
        Tiered(json, "output_audio_mtok"));

    private static TieredPrice? Tiered(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var price))
            return null;
        if (price.ValueKind == JsonValueKind.Number)
            return new TieredPrice(price.GetDecimal(), []);
        var tiers = price.GetProperty("tiers").EnumerateArray().Select(tier => new PriceTier(tier.GetProperty("start").GetInt64(), tier.GetProperty("price").GetDecimal()));
        return new TieredPrice(price.GetProperty("base").GetDecimal(), tiers.OrderBy(tier => tier.Start).ToList());
    }
}
