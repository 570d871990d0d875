namespace Opik.Server.Features.ProviderKeys;

/// <summary>How the last use of a key went.</summary>
/// <param name="State">How.</param>
/// <param name="At">When.</param>
/// <param name="Since">Since when it has been so.</param>
/// <param name="Error">What the provider said; null: it took the call.</param>
internal sealed record ProviderKeyUse(ProviderKeyState State, DateTime At, DateTime Since, string? Error);
