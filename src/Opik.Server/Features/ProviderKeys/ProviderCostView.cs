namespace Opik.Server.Features.ProviderKeys;

/// <summary>Cost of a provider.</summary>
/// <param name="Provider">Its name in spans.</param>
/// <param name="Cost">USD.</param>
internal sealed record ProviderCostView(string Provider, double Cost);
