namespace Opik.Llm;

/// <summary>USD per million tokens; a tier applies to all tokens of a call whose input is longer than its start.</summary>
/// <param name="Base">Price below all tiers.</param>
/// <param name="Tiers">Tiers by rising start.</param>
internal sealed record TieredPrice(decimal Base, IReadOnlyList<PriceTier> Tiers)
{
    public decimal For(long inputTokens)
    {
        var price = Base;
        foreach (var tier in Tiers)
        {
            if (inputTokens > tier.Start)
                price = tier.Price;
        }

        return price;
    }
}

/// <summary>One tier.</summary>
/// <param name="Start">Input tokens above which it applies.</param>
/// <param name="Price">USD per million tokens.</param>
internal sealed record PriceTier(long Start, decimal Price);
