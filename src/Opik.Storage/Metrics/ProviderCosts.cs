namespace Opik.Storage;

/// <summary>Cost by provider.</summary>
/// <param name="Usd">USD by the name in the spans, without regard to case; providers without spans are left out, spans without a provider too.</param>
/// <param name="Estimated">Whether the sums come from a sample.</param>
public sealed record ProviderCosts(IReadOnlyDictionary<string, double> Usd, bool Estimated);
