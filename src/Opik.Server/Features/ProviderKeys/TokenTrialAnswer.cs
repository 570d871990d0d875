namespace Opik.Server.Features.ProviderKeys;

/// <summary>The token endpoint gave a token; for how long it lasts.</summary>
internal sealed record TokenTrialAnswer(long LifetimeSeconds);
