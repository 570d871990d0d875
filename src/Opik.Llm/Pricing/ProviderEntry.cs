namespace Opik.Llm;

/// <summary>One provider of the price data.</summary>
/// <param name="Id">Name in the price data.</param>
/// <param name="Match">Which provider names it covers.</param>
/// <param name="ModelMatch">Which model names are its own, for calls that name no provider.</param>
/// <param name="Fallback">Providers whose models it resells.</param>
/// <param name="Models">Its models, first match wins.</param>
internal sealed record ProviderEntry(string Id, TextMatch Match, TextMatch ModelMatch, IReadOnlyList<string> Fallback, IReadOnlyList<ModelEntry> Models);
