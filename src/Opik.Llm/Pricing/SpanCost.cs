using System.Text.Json;
using Opik.Contracts;

namespace Opik.Llm;

/// <summary>
/// Cost of a span from its model, provider and usage, with the prices of <c>@pydantic/genai-prices</c>. An unknown model
/// has no cost; a cost that a client put into <c>metadata.cost</c> is the last resort.
/// </summary>
public sealed class SpanCost : ISpanCost
{
    private static readonly string[] CacheBeside = ["anthropic", "anthropic_vertexai", "bedrock", "bedrock_converse", "aws"];
    private readonly PriceTable _prices;
    private readonly TimeProvider _clock;

    /// <summary>Costs by the embedded prices.</summary>
    /// <param name="clock">Tells which of several dated prices holds.</param>
    public SpanCost(TimeProvider clock) : this(PriceTable.Embedded(), clock)
    {
    }

    internal SpanCost(PriceTable prices, TimeProvider clock)
    {
        _prices = prices;
        _clock = clock;
    }

    /// <summary>Number of models with a price; 0 when the build could not fetch the prices.</summary>
    public int ModelCount => _prices.ModelCount;

    /// <inheritdoc />
    public decimal? Estimate(string? model, string? provider, IReadOnlyDictionary<string, long>? usage, JsonText? metadata)
    {
        if (usage is { Count: > 0 } && (model ?? TextMember(metadata, "model")) is { Length: > 0 } name
            && _prices.Find(name, provider) is { } entry
            && TokenUsageReader.Read(usage, IsBeside(provider, name)) is { } tokens)
        {
            var cost = entry.PriceAt(_clock.GetUtcNow()).Cost(tokens);
            if (cost > 0)
                return cost;
        }

        return CostInMetadata(metadata);
    }

    private static bool IsBeside(string? provider, string model) =>
        provider is { Length: > 0 } ? CacheBeside.Contains(provider.ToLowerInvariant()) : model.Contains("claude", StringComparison.OrdinalIgnoreCase);

    private static string? TextMember(JsonText? metadata, string name) =>
        Member(metadata, name, static value => value.ValueKind == JsonValueKind.String ? value.GetString() : null);

    // {"cost":{"currency":"USD","total_cost":0.0123}}
    private static decimal? CostInMetadata(JsonText? metadata) =>
        Member(metadata, "cost", static cost =>
            cost.ValueKind == JsonValueKind.Object
            && cost.TryGetProperty("currency", out var currency) && currency.ValueEquals("USD")
            && cost.TryGetProperty("total_cost", out var total) && total.ValueKind == JsonValueKind.Number
            && total.TryGetDecimal(out var value) && value > 0
                ? value
                : (decimal?)null);

    private static T? Member<T>(JsonText? metadata, string name, Func<JsonElement, T?> read)
    {
        // Most metadata names neither: a look at the bytes saves parsing it.
        if (metadata is not { IsEmpty: false } text || text.Utf8.Span.IndexOf(System.Text.Encoding.ASCII.GetBytes($"\"{name}\"")) < 0)
            return default;
        using var document = JsonDocument.Parse(text.Utf8);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) ? read(value) : default;
    }
}
