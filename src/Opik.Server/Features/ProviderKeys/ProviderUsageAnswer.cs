namespace Opik.Server.Features.ProviderKeys;

/// <summary>What providers have cost this month, and whether the keys work.</summary>
/// <param name="From">Begin of the calendar month, UTC.</param>
/// <param name="To">Now.</param>
/// <param name="Estimated">Whether costs come from a sample: while roll-ups are being built.</param>
/// <param name="Keys">The keys of the workspace.</param>
/// <param name="Providers">All providers that spans name, also those without a key, the most expensive first.</param>
internal sealed record ProviderUsageAnswer(DateTime From, DateTime To, bool Estimated, IReadOnlyList<ProviderKeyUsageView> Keys, IReadOnlyList<ProviderCostView> Providers);
