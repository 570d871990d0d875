namespace Opik.Server.Features.Runners;

/// <summary>Body of <c>POST …/bridge/commands/next</c>; may be absent.</summary>
internal sealed record BridgeNextBody(int? MaxCommands);
