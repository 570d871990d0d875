namespace Opik.Server.Features.ProviderKeys;

/// <summary>What a key has cost, and whether it works.</summary>
/// <param name="Id">The key.</param>
/// <param name="Cost">USD of the spans that name its provider; null: several keys share the name, so that none has a sum of its own.</param>
/// <param name="State">How its last use went.</param>
/// <param name="LastUsedAt">When that was; null: not since the server was started.</param>
/// <param name="Since">Since when it has been so.</param>
/// <param name="Error">What the provider said last; null: it works.</param>
internal sealed record ProviderKeyUsageView(Guid Id, double? Cost, ProviderKeyState State, DateTime? LastUsedAt, DateTime? Since, string? Error);
