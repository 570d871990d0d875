namespace Opik.Server.Features.Runners;

/// <summary>A pairing that waits to be activated.</summary>
internal sealed record PairingAnswer(Guid SessionId, Guid RunnerId);
