namespace Opik.Llm;

/// <summary>Prices of a model, USD per million tokens. A part without a price of its own costs what its whole costs.</summary>
internal sealed record ModelPrice(
    TieredPrice? Input, TieredPrice? CacheRead, TieredPrice? CacheWrite, TieredPrice? CacheWriteLong, TieredPrice? InputAudio, TieredPrice? Output, TieredPrice? OutputAudio)
{
    private const decimal Million = 1_000_000m;

    /// <summary>Cost in USD.</summary>
    public decimal Cost(in TokenUsage usage)
    {
        var plain = usage.Input - usage.CacheRead - usage.CacheWrite - usage.InputAudio;
        var length = usage.Input;
        var sum = (plain * Price(Input, length))
            + (usage.CacheRead * Price(CacheRead ?? Input, length))
            + ((usage.CacheWrite - usage.CacheWriteLong) * Price(CacheWrite ?? Input, length))
            + (usage.CacheWriteLong * Price(CacheWriteLong ?? CacheWrite ?? Input, length))
            + (usage.InputAudio * Price(InputAudio ?? Input, length))
            + ((usage.Output - usage.OutputAudio) * Price(Output, length))
            + (usage.OutputAudio * Price(OutputAudio ?? Output, length));
        return sum / Million;
    }

    private static decimal Price(TieredPrice? price, long inputTokens) => price?.For(inputTokens) ?? 0;
}
