namespace Opik.Server.Features.Runners;

/// <summary>A command that was taken.</summary>
internal sealed record BridgeCommandIdAnswer(Guid CommandId);
