namespace Opik.Llm;

/// <summary>One model of a provider.</summary>
/// <param name="Id">Name in the price data.</param>
/// <param name="Match">Which model names it covers.</param>
/// <param name="Prices">Prices, the later ones valid from their date on.</param>
internal sealed record ModelEntry(string Id, TextMatch Match, IReadOnlyList<DatedPrice> Prices)
{
    /// <summary>The prices in force at a time.</summary>
    public ModelPrice PriceAt(DateTimeOffset time)
    {
        for (var i = Prices.Count - 1; i >= 0; i--)
        {
            if (Prices[i].From is not { } from || time >= from)
                return Prices[i].Price;
        }

        return Prices[0].Price;
    }
}

/// <summary>Prices from a date on; null: always.</summary>
internal sealed record DatedPrice(DateTimeOffset? From, ModelPrice Price);
